import { createNotesApi } from "./stacks/notes-api";
import { readSettings } from "./stacks/settings";

const api = createNotesApi(readSettings());

export const apiUrl = api.url;
export const userPoolId = api.userPoolId;
export const clientId = api.clientId;
export const issuer = api.issuer;
export const discoveryUrl = api.discoveryUrl;
export const signInUrl = api.signInUrl;
export const signOutUrl = api.signOutUrl;
export const tokenUrl = api.tokenUrl;
export const oidcClient = api.oidcClient;
export const amplify = api.amplify;
export const region = api.region;
