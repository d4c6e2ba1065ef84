import type { Sabotage } from "../sabotage";
import { takenOut } from "./taken-out";

const ofTriggers = takenOut("checks/triggers", "checks/triggers", [
  [
    "refuses defineAuthChallenge without the other two, which it does nothing without",
    "if (lone !== undefined && missing.length > 0) {",
    'if (lone !== undefined && missing.length > 0 && lone !== "defineAuthChallenge") {',
  ],
  [
    "refuses a custom sign-in that lacks verifyAuthChallenge",
    "if (lone !== undefined && missing.length > 0) {",
    "if (lone !== undefined && missing.length > 1) {",
  ],
  ["refuses a time limit beyond Cognito's, and says why", "max: 5, otherwise: 5 }", "max: 29, otherwise: 5 }"],
  [
    "takes preSignUp alone, in Node 24 with 256 MB for the 5 seconds that Cognito waits",
    "max: 5, otherwise: 5 }",
    "max: 5, otherwise: 3 }",
  ],
  [
    "sends a function that changes tokens the event that can change access tokens unless told otherwise",
    "Object.values(PreTokenVersion), PreTokenVersion.V2)",
    "Object.values(PreTokenVersion), PreTokenVersion.V1)",
  ],
  [
    "refuses an event version for a trigger that has one event",
    "if (!isPreToken && given.version.value !== undefined) {",
    'if (!isPreToken && given.version.value === "") {',
  ],
  [
    "refuses an event version that Cognito does not have",
    "parseChoice(given.version, Object.values(PreTokenVersion), PreTokenVersion.V2)",
    "PreTokenVersion.V2",
  ],
  [
    "refuses the wildcard in the action cognito-idp:Admin* on the pool",
    "if (/[*?]/.test(action)) refuse(",
    'if (action === "") refuse(',
  ],
  [
    "refuses dynamodb:GetItem, which is no action on a user pool",
    "if (!/^cognito-idp:[A-Za-z]+$/.test(action)) {",
    "if (!/^[a-z-]+:[A-Za-z]+$/.test(action)) {",
  ],
  [
    "refuses x cognito-idp:A, which is no action on a user pool",
    "if (!/^cognito-idp:[A-Za-z]+$/.test(action)) {",
    "if (!/cognito-idp:[A-Za-z]+$/.test(action)) {",
  ],
]);

const beside = takenOut("checks/triggers", "checks/triggers beside the rest", [
  [
    "refuses a function of the API with the name of a trigger that is there",
    "if (triggers.some(({ name }) => name === key)) {",
    "if (triggers.length > 1e9 && triggers.some(({ name }) => name === key)) {",
  ],
  [
    "refuses a function that changes tokens beside groups of routes",
    "if (own === undefined || routeGroups.length === 0) return;",
    "if (own === undefined || routeGroups.length < 1e9) return;",
  ],
]);

const firstFactors = takenOut("checks/first-factors", "checks/first-factors", [
  [
    'refuses ["emailCode"], which lacks the password',
    "if (!factors.includes(FirstFactor.Password)) {",
    "if (factors.length === 0) {",
  ],
  [
    "refuses a code by e-mail beside a required second factor",
    "if (factors.includes(FirstFactor.EmailCode) && mfa === Mfa.Required) {",
    "if (factors.length > 1e9 && mfa === Mfa.Required) {",
  ],
  [
    "is a password unless told otherwise",
    "?? [FirstFactor.Password]",
    "?? [FirstFactor.Password, FirstFactor.EmailCode]",
  ],
]);

const signInFlows = [
  ...takenOut("checks/sign-in-flows", "checks/sign-in-flows", [
    [
      "refuses a custom sign-in without functions that decide it",
      "if (custom && !isThere) {",
      "if (custom && !isThere && clients.length > 1e9) {",
    ],
    [
      "refuses functions of a custom sign-in that no client allows",
      "if (isThere && !custom) {",
      "if (isThere && !custom && clients.length > 1e9) {",
    ],
    [
      "refuses codes by e-mail that no client lets anyone sign in with",
      "if (byCode && !clients.some(",
      "if (byCode && clients.length > 1e9 && !clients.some(",
    ],
  ]),
  ...takenOut("checks/sign-in-flows", "checks/sign-in-flows warnings", [
    [
      "warns of a migration whose function would never be given a password",
      "...(migrates && !getsPassword",
      "...(migrates && getsPassword",
    ],
    [
      "warns of codes at each sign-in through Cognito's own sender",
      "...(byCode && users.email === undefined",
      "...(byCode && users.email !== undefined",
    ],
    [
      "warns of codes by e-mail for people who need have no address",
      "...(byCode && users.signInWith !== SignInWith.Email",
      "...(byCode && users.signInWith === SignInWith.Email",
    ],
  ]),
];

const groupScopes = takenOut("checks/group-scopes", "checks/group-scopes", [
  [
    "tells the scopes of groups, and the name that they begin with, from others",
    "scope === identifier || scope.startsWith",
    "scope.startsWith",
  ],
]);

/** The wiring: what a part refuses, the plan as a whole refuses. */
const wiring = [
  ...takenOut("plan-identity", "plan-identity", [
    [
      "refuses a function that changes tokens beside groups of routes",
      "requireOneTokenTrigger(users.triggers, plan.routeGroups);",
      "",
    ],
    ["refuses a sign-in that nothing decides", "  requireSignInFlows(plan);\n", ""],
  ]),
  ...takenOut("plan-api", "planApi", [
    [
      "refuses a function of the API with the name of a trigger that is there",
      "requireOwnNames(own?.users.triggers ?? [], handlers);",
      "",
    ],
  ]),
  ...takenOut("checks/users", "checks/users", [
    [
      "refuses a first factor that the second one excludes",
      "parseFirstFactors(given.firstFactors, { mfa })",
      "parseFirstFactors(given.firstFactors, { mfa: Mfa.Off })",
    ],
    [
      "warns of a variable of a trigger that looks like a secret, by name alone",
      "...warnOfHandlers(triggers.map(({ handler }) => handler)),",
      "",
    ],
  ]),
  ...takenOut("scopes", "scopes", [
    [
      "rule 5: refuses a scope that no client may ask for beside a function that changes ID tokens alone",
      "version !== undefined && version !== PreTokenVersion.V1",
      "version !== undefined",
    ],
    [
      "rule 5: refuses a scope that no client may ask for beside other functions of sign-in",
      "version !== undefined && version !== PreTokenVersion.V1",
      "version !== PreTokenVersion.V1",
    ],
    [
      "rule 5: refuses a scope that no resource server defines, whatever a function of one's own adds",
      "requireDefined(scope, item, known ? known.defined : [scope]);",
      "if (!known || known.obtainable.size < 3) requireDefined(scope, item, known ? known.defined : [scope]);\n    else return;",
    ],
  ]),
];

/** The pool's functions, what a sign-in may begin with, and whether its flows fit. */
export const triggers: Sabotage[] = [
  ...ofTriggers,
  ...beside,
  ...firstFactors,
  ...signInFlows,
  ...groupScopes,
  ...wiring,
];
