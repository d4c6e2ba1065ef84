// Loaded before the server: every write to disk begins a little later, as on a slow disk. On a fast one a write that
// nobody waited for is done before a kill can come.
const { ClassicLevel } = require("classic-level");

const delayMs = 15;

for (const name of ["_put", "_batch", "_del"]) {
  const write = ClassicLevel.prototype[name];
  ClassicLevel.prototype[name] = async function slowly(...args) {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    return write.apply(this, args);
  };
}
