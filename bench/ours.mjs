// Our side: the module made of `bench/src`, by plain exports over plain numbers.

/** Starts the module from its bytes. */
export async function start(bytes) {
  const module = await WebAssembly.compile(bytes);
  const { exports } = await WebAssembly.instantiate(module, unused(module));
  return {
    ...exports,
    /** One column of a norm, in the engine's order; NaN is unknown. */
    column(norm, what, cells) {
      const at = exports.column(norm, ["required", "available", "gap"].indexOf(what));
      return new Float64Array(exports.memory.buffer, at, cells);
    },
  };
}

/** What the stopwatch of the allocation's solver would ask of a page. Nothing measured here asks, and the module refuses to start without. */
function unused(module) {
  const imports = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    if (kind !== "function") throw new Error(`The module wants ${from}.${name}, a ${kind}.`);
    (imports[from] ??= {})[name] = () => {
      throw new Error(`${from}.${name} was called, and is not there.`);
    };
  }
  return imports;
}
