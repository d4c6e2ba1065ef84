import { expect } from "chai";
import { type Changes, readApi } from "./declared-api";

const fnArn = "arn:aws:lambda:eu-west-1:000000000000:function:fn";

describe("the settings of a declared API", () => {
  it("hold its routes with their locks, its stage and its limits", async () => {
    const { apis, identity, refusals, notes } = await readApi();
    const [pool] = identity.pools;
    const [client] = identity.clients;
    const [api] = apis;
    expect({ refusals, notes }).to.deep.equal({ refusals: [], notes: [] });
    expect(apis).to.deep.equal([
      {
        id: api?.id,
        name: "api",
        accountId: "000000000000",
        region: "eu-west-1",
        stage: "$default",
        cors: undefined,
        throttle: { requestsPerSecond: 100, burst: 50 },
        routes: [
          {
            routeKey: "GET /notes/{id}",
            authorizer: {
              id: api?.routes[0]?.authorizer?.id,
              name: "jwt",
              issuer: `https://cognito-idp.eu-west-1.amazonaws.com/${pool?.id}`,
              audience: [client?.id],
              identitySource: "$request.header.Authorization",
            },
            scopes: ["notes/read"],
            functionArn: fnArn,
            timeoutMs: 30_000,
          },
        ],
      },
    ]);
  });

  it("hold its CORS rules", async () => {
    const cors = { allowOrigins: ["https://a.example"], allowMethods: ["GET"], allowHeaders: ["x-a"], maxAge: 5 };
    const { apis } = await readApi({ api: { corsConfiguration: cors } });
    expect(apis[0]?.cors).to.deep.equal({
      allowOrigins: ["https://a.example"],
      allowMethods: ["GET"],
      allowHeaders: ["x-a"],
      exposeHeaders: [],
      allowCredentials: false,
      maxAgeSeconds: 5,
    });
  });

  it("hold the integration's own timeout", async () => {
    const { apis } = await readApi({ integration: { timeoutMilliseconds: 5000 } });
    expect(apis[0]?.routes[0]?.timeoutMs).to.equal(5000);
  });

  it("take the function's ARN for its invoke ARN", async () => {
    const { apis } = await readApi({ integration: { integrationUri: fnArn } });
    expect(apis[0]?.routes[0]?.functionArn).to.equal(fnArn);
  });

  it("leave a route open only where it says authorization NONE", async () => {
    const { apis } = await readApi({
      route: { authorizationType: "NONE", authorizerId: null, authorizationScopes: null },
    });
    expect(apis[0]?.routes[0]?.authorizer).to.equal(undefined);
  });
});

/** What stops the start, and the line it is said in. */
const keyArn = "arn:aws:kms:eu-west-1:000000000000:key/k";

const refused: Record<string, { changes: Changes; line: string }> = {
  "a route that names an authorizer without asking it": {
    changes: { route: { authorizationType: null, authorizationScopes: null } },
    line: 'route "route": it names an authorizer without authorizationType JWT, so nobody would ask it',
  },
  "a function whose name is a path": {
    changes: { function: { name: "../../../fn" } },
    line: 'function "fn": its name must be 1 to 64 letters, digits, - and _',
  },
  "a function that is switched off": {
    changes: { function: { reservedConcurrentExecutions: 0 } },
    line: 'function "fn": reservedConcurrentExecutions 0 switches it off on AWS, and is not emulated',
  },
  "an authorizer that is not JWT": {
    changes: { authorizer: { authorizerType: "REQUEST" } },
    line: 'route "route": authorizer "authorizer": type REQUEST is not served here, only JWT is',
  },
  "an authorizer whose issuer is no pool of the program": {
    changes: { authorizer: { jwtConfiguration: { issuer: "https://issuer.example", audiences: ["a"] } } },
    line: 'route "route": authorizer "authorizer": issuer "https://issuer.example" is not a user pool of this program, so its keys are not here',
  },
  "an authorizer with two identity sources": {
    changes: { authorizer: { identitySources: ["$request.header.A", "$request.header.B"] } },
    line: 'route "route": authorizer "authorizer": it has 2 identity sources: a JWT authorizer has exactly one',
  },
  "an authorizer that is not one of the program": {
    changes: { route: { authorizerId: "nobody" } },
    line: 'route "route": its authorizer is not one of this program',
  },
  "a route with authorization JWT and no authorizer": {
    changes: { route: { authorizerId: null } },
    line: 'route "route": authorization JWT needs an authorizer',
  },
  "a route with another authorization": {
    changes: { route: { authorizationType: "AWS_IAM" } },
    line: 'route "route": authorization AWS_IAM is not served here, only JWT and NONE are',
  },
  "a route that asks for scopes without an authorizer": {
    changes: { route: { authorizationType: "NONE", authorizerId: null } },
    line: 'route "route": it asks for scopes without an authorizer, which AWS refuses',
  },
  "a route that asks for an API key": {
    changes: { route: { apiKeyRequired: true } },
    line: 'route "route": apiKeyRequired is not supported for HTTP APIs',
  },
  "a route whose key is not one of an HTTP API": {
    changes: { route: { routeKey: "$connect" } },
    line: 'route "route": its key must look like "GET /notes/{id}" or be "$default"',
  },
  "a route without a target": {
    changes: { route: { target: null } },
    line: 'route "route": it has no target of the form integrations/<id>',
  },
  "a route whose target is not of the program": {
    changes: { route: { target: "integrations/nobody" } },
    line: 'route "route": its target is not an integration of this program',
  },
  "an integration that is not to a function": {
    changes: { integration: { integrationType: "HTTP_PROXY" } },
    line: 'route "route": integration "integration": type HTTP_PROXY is not served here, only AWS_PROXY to a function is',
  },
  "payload format 1.0, which is what leaving it out means": {
    changes: { integration: { payloadFormatVersion: null } },
    line: 'route "route": integration "integration": payload format 1.0 is not served here: set payloadFormatVersion to "2.0"',
  },
  "an integration that rewrites requests": {
    changes: { integration: { requestParameters: { "overwrite:header.x": "y" } } },
    line: 'route "route": integration "integration": requestParameters is not served here',
  },
  "an integration with a function that the program does not declare": {
    changes: { integration: { integrationUri: "arn:aws:lambda:eu-west-1:000000000000:function:other" } },
    line: 'route "route": it calls arn:aws:lambda:eu-west-1:000000000000:function:other, which is not a function of this program',
  },
  "a WebSocket API": {
    changes: { api: { protocolType: "WEBSOCKET" } },
    line: 'API "api": protocol WEBSOCKET is not served here, only HTTP is',
  },
  "an API without its own address": {
    changes: { api: { disableExecuteApiEndpoint: true } },
    line: 'API "api": disableExecuteApiEndpoint leaves it without the address that is served here',
  },
  "an API with routes in an OpenAPI body": {
    changes: { api: { body: "{}" } },
    line: 'API "api": routes from an OpenAPI body are not served here: declare them as resources',
  },
  "an API made by quick create": {
    changes: { api: { target: fnArn } },
    line: 'API "api": quick create (target) is not served here: it makes an open route; declare routes instead',
  },
  "a user pool with a Lambda trigger that does not run here": {
    changes: {
      pool: { lambdaConfig: { customEmailSender: { lambdaArn: fnArn, lambdaVersion: "V1_0" }, kmsKeyId: keyArn } },
    },
    line: 'user pool "pool": its Lambda trigger customEmailSender does not run here, and sign-in would differ without it',
  },
  "a role with a permissions boundary": {
    changes: { role: { permissionsBoundary: "arn:aws:iam::000000000000:policy/b" } },
    line: 'role "role": permissionsBoundary is not served here, and without it the role could do more',
  },
  "a policy that denies in a way that is not understood": {
    changes: {
      policy: {
        policy: JSON.stringify({ Statement: [{ Effect: "Deny", NotAction: "dynamodb:GetItem", Resource: "*" }] }),
      },
    },
    line: 'role policy "policy": a Deny with NotAction is not understood here',
  },
};

describe("what stops the start", () => {
  for (const [title, { changes, line }] of Object.entries(refused)) {
    it(title, async () => {
      expect((await readApi(changes)).refusals).to.deep.equal([line]);
    });
  }

  it("an authorizer without an audience", async () => {
    const [pool] = (await readApi()).identity.pools;
    const jwtConfiguration = { issuer: `https://cognito-idp.eu-west-1.amazonaws.com/${pool?.id}`, audiences: [] };
    const { refusals } = await readApi({ authorizer: { jwtConfiguration } });
    expect(refusals).to.deep.equal([
      'route "route": authorizer "authorizer": it has no audience: AWS asks for at least one',
    ]);
  });

  it("opens no route that it refused", async () => {
    const { apis } = await readApi({ authorizer: { authorizerType: "REQUEST" } });
    expect(apis[0]?.routes).to.deep.equal([]);
  });
});

describe("what is as on AWS, and said at start", () => {
  it("a route whose function no permission lets the API invoke answers 500", async () => {
    const { apis, notes } = await readApi({ permission: null });
    expect(apis[0]?.routes.map(({ functionArn }) => functionArn)).to.deep.equal([`${fnArn}#not-permitted`]);
    expect(notes).to.deep.equal([
      'route "route": no permission lets this API invoke function "fn": as on AWS, it answers 500',
    ]);
  });

  for (const [title, permission] of Object.entries({
    "for another path": { sourceArn: "arn:aws:execute-api:eu-west-1:000000000000:*/*/GET/other" },
    "for another principal": { principal: "events.amazonaws.com" },
    "for another account": { sourceAccount: "111111111111" },
    "for another action": { action: "lambda:GetFunction" },
    "for another function": { function: "other" },
    "for a version of the function": { qualifier: "1" },
  })) {
    it(`a permission ${title} is none`, async () => {
      const { apis } = await readApi({ permission });
      expect(apis[0]?.routes.map(({ functionArn }) => functionArn)).to.deep.equal([`${fnArn}#not-permitted`]);
    });
  }

  it("a permission for exactly this route is one", async () => {
    const sourceArn = "arn:aws:execute-api:eu-west-1:000000000000:*/$default/GET/notes/{id}";
    const { apis } = await readApi({ permission: { sourceArn } });
    expect(apis[0]?.routes.map(({ functionArn }) => functionArn)).to.deep.equal([fnArn]);
  });

  it("a stage without autoDeploy serves nothing", async () => {
    const { apis, notes } = await readApi({ stage: { autoDeploy: null } });
    expect([apis[0]?.routes, notes]).to.deep.equal([
      [],
      ['stage "stage" has no autoDeploy: as on AWS, nothing is deployed and every request is answered with 404'],
    ]);
  });

  it("an API without a stage serves nothing", async () => {
    const { apis, notes } = await readApi({ stage: null });
    expect([apis[0]?.routes, notes]).to.deep.equal([
      [],
      ['API "api" has no stage: as on AWS, every request is answered with 404'],
    ]);
  });

  it("a throttle with only one of its limits lets nothing through", async () => {
    const { apis, notes } = await readApi({ stage: { defaultRouteSettings: { throttlingRateLimit: 100 } } });
    expect([apis[0]?.throttle, notes]).to.deep.equal([
      { requestsPerSecond: 100, burst: 0 },
      [
        'stage "stage" has default route settings without both throttling limits: as on AWS, a missing one is 0 and every request is answered with 429',
      ],
    ]);
  });
});
