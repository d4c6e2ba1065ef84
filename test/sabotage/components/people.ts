import type { Sabotage } from "../sabotage";
import { takenOut } from "./taken-out";

const users = takenOut("checks/users", "checks/users", [
  [
    "refuses a feature plan that Cognito does not have",
    "parseChoice(given.featurePlan, Object.values(FeaturePlan), FeaturePlan.Essentials)",
    "FeaturePlan.Essentials",
  ],
  [
    "warns of a protected pool that mails through Cognito's own sender",
    "deletionProtection && email === undefined",
    "!deletionProtection && email === undefined",
  ],
  ["warns of groups whose roles exclude each other", "...warnOfGroups(groups),", ""],
]);

const mfa = takenOut("checks/mfa", "checks/mfa", [
  [
    "refuses methods while no second factor is asked for",
    "if (given !== undefined)",
    "if (given !== undefined && given.length > 1e9)",
  ],
  ["refuses an empty list of methods", "if (methods.length === 0) refuse(", "if (methods.length > 1e9) refuse("],
  ["refuses SMS without a sender of SMS", "if (has(MfaMethod.Sms) && !sms)", "if (methods.length > 1e9)"],
  ["refuses e-mail through Cognito's own sender", "if (has(MfaMethod.Email) && !email)", "if (methods.length > 1e9)"],
  [
    "refuses e-mail where it is the only way to recover an account",
    "if (has(MfaMethod.Email) && !sms)",
    "if (methods.length > 1e9)",
  ],
  [
    "refuses to leave SMS out where the provider makes it a second factor, by default",
    "if (sms && !has(MfaMethod.Sms))",
    "if (sms && !has(MfaMethod.Sms) && given)",
  ],
  [
    "refuses to leave SMS out where the provider makes it a second factor, by name",
    "if (sms && !has(MfaMethod.Sms))",
    "if (sms && !has(MfaMethod.Sms) && !given)",
  ],
]);

const emailSender = [
  ...takenOut("checks/email-sender", "checks/email-sender", [
    [
      "refuses a sender without an identity",
      "if (given.sesIdentityArn.value === undefined) {",
      'if (given.sesIdentityArn.value === "") {',
    ],
    [
      "refuses no-reply@example.com for the ARN of an identity",
      "if (!isComputed(sesIdentityArn)) requireIdentity(sesIdentityArn, from, option.where, show);",
      "",
    ],
    ["refuses arn:aws:ses:eu-west-1:1111:identity/example.com for the ARN of an identity", ":\\d{12}:", ":\\d*:"],
    [
      "refuses arn:aws:ses:eu-west-1:111122223333:configuration-set/notes for the ARN of an identity",
      ":identity\\/(",
      ":[a-z-]+\\/(",
    ],
    ["refuses arn:aws:ses:eu-west-1:111122223333:identity/* for the ARN of an identity", "([^\\s/*]+)", "([^\\s/]+)"],
    ["refuses a domain without a sender", 'else if (!name.includes("@"))', 'else if (name === "")'],
    [
      "refuses the sender no-reply@other.com for the domain example.com",
      "if (isOfDomain || isSame) return;",
      "if (from) return;",
    ],
    [
      "refuses the sender no-reply@badexample.com for the domain example.com",
      "const isOfDomain = ofAddress === undefined &&",
      "const isOfDomain = domain.toLowerCase().endsWith(host) ||",
    ],
    [
      "refuses the sender No-Reply@example.com for the address no-reply@example.com",
      "local === name && domain",
      "local.toLowerCase() === name && domain",
    ],
    ["refuses the sender notes, which is no address", "if (!addressForm.test(address)) {", 'if (address === "") {'],
    [
      'refuses the name in the sender "Notes, Inc. <no-reply@example.com>"',
      "if (sender !== address && !nameForm.test(name)) {",
      'if (name === "\\n") {',
    ],
    [
      'refuses the name in the sender "Notes\\r\\nBcc: all <no-reply@example.com>"',
      '(?:[^\\p{C}<>()[\\]\\\\,;:@"]+|',
      '(?:[^<>()[\\]\\\\,;@"]+|',
    ],
    [
      "refuses a name beside the address that answers go to",
      "if (address !== undefined && !addressForm.test(address)) {",
      'if (address === "") {',
    ],
    [
      "refuses a configuration set of 6 characters, my set",
      "if (name !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(name)) {",
      "if (name !== undefined && name.length > 64) {",
    ],
    ["refuses a configuration set of 65 characters, aaaaaa", "{1,64}$/", "{1,640}$/"],
  ]),
  ...takenOut("checks/email-sender", "checks/email-sender once known", [
    [
      "refuses an identity in another region",
      "if (!regions.includes(identity.region)) {",
      "if (regions.length === 0) {",
    ],
    [
      "refuses a computed one of another form, without quoting it",
      "describe: Describe = hide,\n): string {",
      "describe: Describe = String,\n): string {",
    ],
    [
      "refuses a sender that does not belong to a computed one",
      "if (from !== undefined) requireSenderOf(",
      'if (from === "") requireSenderOf(',
    ],
  ]),
];

const smsSender = takenOut("checks/sms-sender", "checks/sms-sender", [
  ["refuses Ireland for a region", "if (!/^[a-z]{2}(-[a-z]+)+-\\d$/.test(snsRegion)) {", 'if (snsRegion === "") {'],
  ["refuses eu-west-1a for a region", "-\\d$/.test(snsRegion)", "-\\d/.test(snsRegion)"],
]);

/** Rules that invitations and verification messages share, under the spec that shows each. */
const messages = [
  ...takenOut("checks/invitation", "checks/invitation", [
    ["refuses a subject of more than 140 characters", "requireAtMost(subject, option.where, 140);", ""],
    ["refuses a body of more than 20,000 characters", "max: 20_000,", "max: 1e9,"],
    ["refuses a text message of more than 140 characters", "max: 140,", "max: 1e9,"],
    [
      "refuses a text without the user name",
      "if (!text.includes(placeholder)) {",
      'if (!text.includes(placeholder) && placeholder !== "{username}") {',
    ],
    [
      "refuses a text without the temporary password",
      "if (!text.includes(placeholder)) {",
      'if (!text.includes(placeholder) && placeholder !== "{####}") {',
    ],
    ["refuses a link, which would be sent as {##Sign in##}", "requireNoLink(text, where);", ""],
    ["refuses a subject with a character that Cognito does not mail", "requireMailable(subject, option.where);", ""],
    [
      "refuses a body with a character that Cognito does not mail",
      "if (emailBody !== undefined) requireMailable(emailBody, given.emailBody.where);",
      "",
    ],
  ]),
].map((patch) => ({ ...patch, file: "components/checks/message-texts.ts" }));

const verificationMessage = takenOut("checks/verification-message", "checks/verification-message", [
  ["refuses emailBody without the code", '{ "{####}": "the code" }', "{}"],
  [
    "refuses emailBody with the user name, which would be sent as {username}",
    'if (text.includes("{username}")) {',
    'if (text === "") {',
  ],
  ["refuses an SMS of two lines", "if (isSms && /[\\n\\r]/.test(text))", 'if (isSms && text === "")'],
]);

const groups = [
  ...takenOut("checks/groups", "checks/groups", [
    ['refuses the name "my editors"', "if (!/^[\\x21\\x23-\\x5B\\x5D-\\x7E]+$/.test(name)) {", 'if (name === "\\n") {'],
    [
      "refuses a name that with group/ before it is no scope of a route, because it has more than 58 characters",
      "if (scope.length > maxScopeLength) {",
      "if (scope.length > 1e9) {",
    ],
    ["takes 10,000 groups, refuses more", "if (groups.length > 10_000)", "if (groups.length > 1e9)"],
    [
      "refuses a description of more than 2048 characters",
      "if (text !== undefined && text.length > 2048) {",
      "if (text !== undefined && text.length > 1e9) {",
    ],
    ["refuses a precedence below 0", "{ min: 0, max: 2 ** 31 - 1,", "{ min: -9, max: 2 ** 31 - 1,"],
    [
      "refuses editor for a role",
      "isComputed(value) ? toInput(where, value) : requireRoleArn(value, where, show)",
      "toInput(where, value)",
    ],
    ["refuses arn:aws:iam::111122223333:user/editor for a role", ":role\\/[", ":[a-z]+\\/["],
    [
      "refuses a computed role of another form once it is known, without quoting it",
      "describe: Describe = hide): string {",
      "describe: Describe = String): string {",
    ],
  ]),
  ...takenOut("checks/groups", "checks/groups warnings", [
    [
      "warns of two groups with the same precedence and different roles",
      "if (other === undefined || other.roleArn === group.roleArn) return [];",
      "if (other === undefined || other.roleArn !== group.roleArn) return [];",
    ],
  ]),
];

const featurePlan = takenOut("checks/feature-plan", "checks/feature-plan", [
  ["refuses managed login on Lite", "if (signInPage && !signInPage.classic)", "if (signInPage?.classic)"],
  ["refuses groups on routes on Lite", "if (routeGroups.length > 0)", "if (routeGroups.length > 1e9)"],
  [
    "refuses a password history on Lite",
    "if (users.passwordPolicy.historySize > 0)",
    "if (users.passwordPolicy.historySize > 1e9)",
  ],
  [
    "refuses e-mail as a second factor on Lite",
    "if (users.mfaMethods.includes(MfaMethod.Email))",
    "if (users.mfaMethods.length > 1e9)",
  ],
  [
    "refuses codes to sign in with on Lite",
    "if (users.firstFactors.includes(FirstFactor.EmailCode))",
    "if (users.firstFactors.length > 1e9)",
  ],
  [
    "refuses a sign-in with a choice of factors on Lite",
    "if (clients.some(({ authFlows }) => authFlows.includes(AuthFlow.UserAuth))) {",
    "if (clients.length > 1e9) {",
  ],
  [
    "refuses a function that changes access tokens on Lite: V3_0",
    "if (version !== undefined && version !== PreTokenVersion.V1) {",
    "if (version === PreTokenVersion.V2) {",
  ],
  [
    "refuses the event that a function is sent unless told otherwise on Lite, where its changes would be lost",
    "if (version !== undefined && version !== PreTokenVersion.V1) {",
    "if (version === PreTokenVersion.V3) {",
  ],
]);

/** Who the people are, what they are sent, and what their plan has. */
export const people: Sabotage[] = [
  ...users,
  ...mfa,
  ...emailSender,
  ...smsSender,
  ...messages,
  ...verificationMessage,
  ...groups,
  ...featurePlan,
];
