"use strict";
const { pathToFileURL } = require("node:url");
const { RuntimeError, toDetail } = require("./worker-errors.cjs");

/** Loads the module and takes the handler out of it. */
exports.loadHandler = async function loadHandler({ file, exportName, handler, runtimeMajor }) {
  const module = await loadModule(file);
  const found = findIn(module, exportName) ?? findIn(module?.default, exportName);
  if (found === undefined || found === null) {
    throw new RuntimeError("HandlerNotFound", `${handler} is undefined or not exported`);
  }
  if (typeof found !== "function") throw new RuntimeError("HandlerNotFound", `${handler} is not a function`);
  if (runtimeMajor >= 24 && found.length >= 3) {
    throw new RuntimeError(
      "CallbackHandlerDeprecated",
      `${handler} takes a callback, which Lambda calls no more from nodejs24.x on: make it async, or use nodejs22.x`,
    );
  }
  return found;
};

async function loadModule(file) {
  try {
    return /\.m?js$/.test(file) ? await import(pathToFileURL(file).href) : require(file);
  } catch (error) {
    throw toLoadError(error);
  }
}

function toLoadError(error) {
  const name =
    error instanceof SyntaxError
      ? "UserCodeSyntaxError"
      : error?.code === "MODULE_NOT_FOUND" || error?.code === "ERR_MODULE_NOT_FOUND"
        ? "ImportModuleError"
        : undefined;
  if (name === undefined) return error;
  const wrapped = new RuntimeError(name, `${error.name}: ${error.message}`);
  wrapped.stack = toDetail(error);
  return wrapped;
}

function findIn(module, exportName) {
  return exportName.split(".").reduce((value, key) => value?.[key], module);
}
