navigator.serviceWorker?.register("/work/today/keeper.js");
