#!/usr/bin/env node
// TypeScript runs through tsx. Files of other installed packages are plain JavaScript: they keep Node's own loader, which
// loads Pulumi's SDK in a third less time.
const Module = require("node:module");
const { sep } = require("node:path");

Module.enableCompileCache?.();

const installed = `${sep}node_modules${sep}`;
const isPlain = (file) => file.includes(installed) && !file.startsWith(__dirname + sep);
const plain = { load: Module._extensions[".js"], resolve: Module._resolveFilename };
require("tsx/cjs");
const typed = { load: Module._extensions[".js"], resolve: Module._resolveFilename };

Module._extensions[".js"] = (module, file) => (isPlain(file) ? plain : typed).load(module, file);
Module._resolveFilename = function resolve(request, parent, ...rest) {
  const { resolve: find } = parent?.filename && isPlain(parent.filename) ? plain : typed;
  return find.call(this, request, parent, ...rest);
};

require("./cli/main");
