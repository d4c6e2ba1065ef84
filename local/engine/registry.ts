import type { DeclaredResource, InvokedFunction, NotServed, Properties, Value } from "./evaluation";
import { ProgramError } from "./program-error";
import type { Provider } from "./provider";
import { fromWireObject, secretNames, toWireObject, unknownNames, type WireObject } from "./wire";

/** A resource as the program sends it to the engine. */
export interface Registration {
  /** For example `aws:cognito/userPool:UserPool`. */
  type: string;

  /** The name in the program. */
  name: string;
  /** URN, empty for the stack. */
  parent: string;

  /** False for a component. */
  custom: boolean;
  /** True for a component that a plugin would construct. */
  remote: boolean;
  /** `<urn>::<id>` of an explicit provider, else empty. */
  provider: string;

  /** Inputs in the wire protocol. */
  properties: WireObject;
}

/** What the program is answered. */
export interface Registered {
  /** The URN it got. */
  urn: string;
  /** Undefined: unknown. */
  id: string | undefined;

  /** Its properties; one that is missing is unknown. */
  outputs: WireObject;
}

const STACK = "pulumi:pulumi:Stack";
const STACK_REFERENCE = "pulumi:pulumi:StackReference";

/** All that one evaluation declared so far. */
export class Registry {
  readonly resources: DeclaredResource[] = [];
  readonly notServed: NotServed[] = [];
  readonly invoked: InvokedFunction[] = [];
  stackOutputs: Properties = {};
  #ended = false;
  #byUrn = new Map<string, DeclaredResource>();
  #regions = new Map<string, string>();

  constructor(
    private readonly place: { project: string; stack: string; region: string },
    private readonly provider: Provider,
  ) {}

  /**
   * Records a resource and answers what the cloud would: its id and computed properties, or nothing but what was
   * declared if nobody serves it, so that the rest is unknown to the program.
   *
   * @throws ProgramError if the URN is taken
   */
  register(registration: Registration): Registered {
    const { type, name, parent, custom } = registration;
    const urn = this.#newUrn(type, name, parent);
    const inputs = fromWireObject(registration.properties);
    const resource: DeclaredResource = { urn, type, name, custom, id: undefined, inputs, outputs: inputs, parent };
    const secretInputs = secretNames(registration.properties);
    if (secretInputs.length > 0) resource.secretInputs = secretInputs;
    this.resources.push(resource);
    this.#byUrn.set(urn, resource);
    if (type.startsWith("pulumi:providers:")) return this.#addProvider(resource, registration.properties);
    if (!custom && !registration.remote) return { urn, id: undefined, outputs: registration.properties };
    const region = this.#regionOf(registration.provider, inputs);
    const created = this.#unknownReason(resource) ?? this.provider.create({ urn, type, name, inputs, region });
    if (created === undefined) return this.#skip(resource, "nobody serves this type here");
    if (typeof created === "string") return this.#skip(resource, created);
    resource.id = created.id;
    resource.outputs = { ...inputs, ...created.computed };
    const outputs = { ...registration.properties, ...toWireObject(created.computed, created.secrets) };
    return { urn, id: created.id, outputs };
  }

  /** Records a resource that the program adopts by its id: the local run knows nothing of it. */
  read({ type, name, parent }: { type: string; name: string; parent: string }): { urn: string } {
    const urn = this.#newUrn(type, name, parent);
    const reason =
      type === STACK_REFERENCE
        ? "other stacks are not read here, its outputs are unknown"
        : "it exists outside of this program";
    this.notServed.push({ type, name, reason });
    return { urn };
  }

  /** What is declared from now on comes too late to be served. */
  end(): void {
    this.#ended = true;
  }

  /** Records what a component, or the stack, puts out. */
  addOutputs(urn: string, outputs: WireObject): void {
    const resource = this.#byUrn.get(urn);
    if (resource) resource.outputs = { ...resource.outputs, ...fromWireObject(outputs) };
    if (resource?.type === STACK) this.stackOutputs = fromWireObject(outputs, "masked");
  }

  /** @throws ProgramError if nobody serves the function */
  invoke(token: string, args: WireObject, provider: string): Properties {
    const inputs = fromWireObject(args);
    const answer = this.provider.invoke(token, inputs, this.#regionOf(provider, inputs));
    if (!answer)
      throw new ProgramError(`${token} asks AWS, which the local run cannot: give the value by configuration`);
    this.invoked.push({ token, args: inputs });
    return answer;
  }

  /** @throws ProgramError always */
  refuseCall(token: string): never {
    throw new ProgramError(`${token} calls a method of a resource, which the local run cannot`);
  }

  #newUrn(type: string, name: string, parent: string): string {
    if (this.#ended)
      throw new ProgramError(`${type} "${name}" was declared after the program had ended: it is not served`);
    const parentType = parent.split("::")[2] ?? "";
    const qualified = parentType === "" || parentType === STACK ? type : `${parentType}$${type}`;
    const urn = `urn:pulumi:${this.place.stack}::${this.place.project}::${qualified}::${name}`;
    if (this.#byUrn.has(urn)) throw new ProgramError(`Duplicate resource URN '${urn}'; try giving it a unique name`);
    return urn;
  }

  #addProvider(resource: DeclaredResource, properties: WireObject): Registered {
    resource.id = "local";
    const { region } = resource.inputs;
    if (typeof region === "string") this.#regions.set(`${resource.urn}::${resource.id}`, region);
    return { urn: resource.urn, id: resource.id, outputs: properties };
  }

  #regionOf(provider: string, inputs: Properties): string {
    const own: Value | undefined = inputs["region"];
    return typeof own === "string" && own !== "" ? own : (this.#regions.get(provider) ?? this.place.region);
  }

  #unknownReason({ type, inputs }: DeclaredResource): string | undefined {
    const names = unknownNames(inputs, this.provider.servedProperties(type));
    return names.length === 0
      ? undefined
      : `its ${names.join(", ")} come${names.length === 1 ? "s" : ""} from what is not served`;
  }

  #skip(resource: DeclaredResource, reason: string): Registered {
    this.notServed.push({ type: resource.type, name: resource.name, reason });
    return { urn: resource.urn, id: undefined, outputs: {} };
  }
}
