import { sign } from "../../local/gateway/tokens";
import { recipes } from "./recipes";
import type { Recipe, TokenSources } from "./sources";

/** Why a text cannot be filled in; undefined if it can. */
export function findMissing(text: string, sources: TokenSources): string | undefined {
  for (const name of namesIn(text)) {
    const missing = missingFor(recipeOf(name), sources);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

/** The text with its tokens filled in, made new. */
export function fillTokens(text: string, sources: TokenSources): string {
  return text.replace(placeholder, (_, name: string) => makeToken(recipeOf(name), sources));
}

const placeholder = /\{\{([\w-]+)\}\}/g;

function namesIn(text: string): string[] {
  return [...text.matchAll(placeholder)].map(([, name = ""]) => name);
}

function recipeOf(name: string): Recipe {
  const all: { [name: string]: Recipe } = recipes;
  const recipe = all[name];
  if (!recipe) throw new Error(`no recipe makes the token "${name}"`);
  return recipe;
}

function missingFor(recipe: Recipe, { given, own, published }: TokenSources): string | undefined {
  if ("given" in recipe) return given[recipe.given] ? undefined : `${recipe.given} is not set`;
  if ("claims" in recipe) {
    return own
      ? undefined
      : "only the owner of the issuer's key can make its token: OWN_KEYS and OWN_ISSUER are not set";
  }
  return given.TOKEN && published ? undefined : "TOKEN is not set, or the key set of its issuer cannot be fetched";
}

function makeToken(recipe: Recipe, sources: TokenSources): string {
  const { given, own, published } = sources;
  if ("given" in recipe) return given[recipe.given] ?? "";
  if ("forge" in recipe) return given.TOKEN && published ? recipe.forge(given.TOKEN, published) : "";
  if (!own) return "";
  const key = own[recipe.key ?? "first"];
  return sign(recipe.claims(own, Math.floor(Date.now() / 1000)), key, { alg: "RS256", kid: key.kid, ...recipe.header });
}
