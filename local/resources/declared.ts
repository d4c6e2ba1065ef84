import type { DeclaredResource } from "../engine/evaluation";
import { catalogue } from "./catalogue";
import type { ResourceDescription } from "./description";

/** The served resources of a program, by type and id. */
export interface DeclaredResources {
  /** In the order of declaration; without those that are not served. */
  of(description: ResourceDescription): DeclaredResource[];

  /** Undefined if the program declares none with that id. */
  find(description: ResourceDescription, id: string | undefined): DeclaredResource | undefined;
}

/** Sorts a program's resources by type. */
export function indexResources(resources: readonly DeclaredResource[]): DeclaredResources {
  const served = resources.filter(({ id, type }) => id !== undefined && catalogue.has(type));
  const byType = new Map<string, DeclaredResource[]>();
  for (const resource of served) byType.set(resource.type, [...(byType.get(resource.type) ?? []), resource]);
  return {
    of: ({ type }) => byType.get(type) ?? [],
    find: ({ type }, id) => byType.get(type)?.find((resource) => resource.id === id),
  };
}

/** How a resource is named to a person: `route "notes-GET /hello"`. */
export function nameOf({ type, name }: { type: string; name: string }): string {
  return `${catalogue.get(type)?.label ?? type} "${name}"`;
}
