def test_leaving_can_be_undone_by_joining_again(scene):
    left = scene.for_learner.post(f"{scene.path}leave/", follow=True)
    assert "You have left the circle" in left.text
    assert "Join this circle" in left.text
    assert "You have a place" in scene.for_learner.post(f"{scene.path}join/", follow=True).text
