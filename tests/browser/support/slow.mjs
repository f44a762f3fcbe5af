// Files that are read slowly, so that what is done meanwhile is done in time.

/** For a page, before the app's own script: each file takes a moment, and the one that `window.last` names is read when `window.go()` is called. */
export const SLOWLY = () => {
  const { readAsArrayBuffer } = FileReader.prototype;
  FileReader.prototype.readAsArrayBuffer = function slowly(file) {
    const read = () => readAsArrayBuffer.call(this, file);
    if (file.name === window.last) window.go = read;
    else setTimeout(read, 10);
  };
};
