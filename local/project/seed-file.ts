import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { SeedUser } from "../cognito/settings";
import { ProgramError } from "../engine/program-error";

const MEMBERS = ["username", "password", "attributes", "groups"];

/**
 * Reads `Users.<stack>.json`: a list of test users to make at start, each with `username` and `password`, and if wanted
 * `attributes` (name to text) and `groups` (names). Empty if there is no such file.
 *
 * @throws ProgramError naming the file and the entry that is wrong; it quotes no password
 */
export function readSeedUsers(folder: string, stack: string): SeedUser[] {
  const name = `Users.${stack}.json`;
  const file = path.join(folder, name);
  if (!existsSync(file)) return [];
  const list = parse(readFileSync(file, "utf8"), name);
  const users = list.map((entry, index) => toSeedUser(entry, `${name}: entry ${index + 1}`));
  const double = users.find(({ username }, index) => users.findIndex((other) => other.username === username) !== index);
  if (double) throw new ProgramError(`${name}: username ${JSON.stringify(double.username)} stands there twice`);
  return users;
}

function parse(text: string, name: string): unknown[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw new ProgramError(`${name} is not valid JSON`);
  }
  if (!Array.isArray(list)) throw new ProgramError(`${name} must be a list: [{ "username": ..., "password": ... }]`);
  return list;
}

function toSeedUser(entry: unknown, where: string): SeedUser {
  if (!isObject(entry)) throw new ProgramError(`${where} must be an object with username and password`);
  const unknown = Object.keys(entry).find((member) => !MEMBERS.includes(member));
  if (unknown) throw new ProgramError(`${where}: ${JSON.stringify(unknown)} is not known: write ${MEMBERS.join(", ")}`);
  const { username, password, attributes = {}, groups = [] } = entry;
  if (typeof username !== "string" || username === "") throw new ProgramError(`${where}: username must be a text`);
  if (typeof password !== "string" || password === "") throw new ProgramError(`${where}: password must be a text`);
  if (!isTextMap(attributes)) throw new ProgramError(`${where}: attributes must be an object of texts`);
  if (!isTextList(groups)) throw new ProgramError(`${where}: groups must be a list of texts`);
  return { username, password, attributes, groups };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTextMap(value: unknown): value is Record<string, string> {
  return isObject(value) && Object.values(value).every((item) => typeof item === "string");
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
