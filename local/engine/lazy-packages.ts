import Module from "node:module";
import path from "node:path";

type LoadModule = (this: unknown, request: string, parent: NodeJS.Module | undefined, isMain: boolean) => unknown;

/**
 * Parts of Pulumi's packages that most programs never touch: the TypeScript compiler and npm's tree library behind
 * serialized functions, and the services of the AWS package, each with hundreds of modules.
 */
const LAZY: { parent: string; request: RegExp }[] = [
  { parent: path.join("runtime", "closure", "parseFunction.js"), request: /\/typescript-shim$/ },
  { parent: path.join("runtime", "closure", "codePaths.js"), request: /^@npmcli\/arborist$/ },
  { parent: path.join("@pulumi", "aws", "index.js"), request: /^\.\/(?!(utilities|provider|tags|utils)$)[a-z0-9]+$/i },
];

/**
 * Puts off loading those parts until something asks for a member of them. What is asked for is the same as ever.
 *
 * @returns ends it; what was put off stays so
 */
export function loadLazily(): () => void {
  const loader = Module as unknown as { _load: LoadModule };
  const original = loader._load;
  loader._load = function load(request, parent, isMain) {
    const from = parent?.filename;
    const isLazy = from !== undefined && LAZY.some((part) => part.request.test(request) && from.endsWith(part.parent));
    if (!isLazy) return original.call(this, request, parent, isMain);
    return lazily(() => original.call(this, request, parent, isMain) as object);
  };
  return () => {
    loader._load = original;
  };
}

/** Stands for a module that is loaded at the first use of it. `__esModule` is known: all of them are compiled ones. */
function lazily(load: () => object): object {
  let loaded: object | undefined;
  const real = (): object => {
    loaded ??= load();
    return loaded;
  };
  return new Proxy(
    {},
    {
      get: (_target, name) => (name === "__esModule" ? true : Reflect.get(real(), name)),
      has: (_target, name) => Reflect.has(real(), name),
      ownKeys: () => Reflect.ownKeys(real()),
      getOwnPropertyDescriptor: (_target, name) => {
        const descriptor = Reflect.getOwnPropertyDescriptor(real(), name);
        return descriptor && { ...descriptor, configurable: true };
      },
    },
  );
}
