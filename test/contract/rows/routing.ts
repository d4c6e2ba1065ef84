import { event, get, notFound, reaches } from "../requests";
import type { ContractRequest, Exchange, ExpectedAnswer, Source } from "../row";

/** A row about which route takes a request; the bare handler has the same router before it. */
function row(id: string, source: Source, request: ContractRequest, answer: ExpectedAnswer): Exchange {
  const bare = answer.status === 200;
  return { kind: "exchange", id, source, request, answer, ...(bare && { bare }) };
}

const to = (path: string, method = "GET"): ContractRequest => ({ api: "routing", method, path });
const stage = (path: string) => get(path, {}, "stage");
const stages = (path: string) => get(path, {}, "stages");

/** Which route a request reaches. */
export const routing: Exchange[] = [
  row("A5-01/named-stage", "D", stage("/v1/items/1"), reaches("GET /items/{id}", { "requestContext.stage": "v1" })),
  row("A5-01/no-stage", "D", stage("/items/1"), notFound),
  row("A5-01/another-stage", "D", stage("/v2/items/1"), notFound),
  row("A5-01/case-counts", "U", stage("/V1/items/1"), notFound),
  row("A5-01/stage-alone", "U", stage("/v1"), reaches("GET /")),
  row("A5-01/stage-and-slash", "D", stage("/v1/"), reaches("GET /")),
  row(
    "A5-01/default-beside-a-named-one",
    "D",
    stages("/items/1"),
    reaches("GET /items/{id}", { "requestContext.stage": "$default" }),
  ),
  {
    ...row(
      "A5-01/named-beside-default",
      "D",
      stages("/v1/items/1"),
      reaches("GET /items/{id}", { "requestContext.stage": "v1" }),
    ),
    bare: false,
  },
  { ...row("A5-01/stage-hides-a-route-of-default", "D", stages("/v1/only"), notFound), bare: false },
  {
    ...row(
      "A5-01/route-under-the-stage",
      "D",
      stages("/v1/v1/only"),
      reaches("GET /v1/only", { "requestContext.stage": "v1" }),
    ),
    bare: false,
  },
  row("A5-02/full", "D", to("/both"), reaches("GET /both")),
  row("A5-02/greedy", "D", to("/nothing/else"), reaches("ANY /{proxy+}")),
  row("A5-02/nothing", "D", get("/nowhere"), notFound),
  row("A5-03/any-takes-other-methods", "D", to("/both", "DELETE"), reaches("ANY /both")),
  row(
    "A5-03/greedy-takes-several-segments",
    "D",
    to("/under/a/b/c"),
    reaches("GET /under/{rest+}", { "pathParameters.rest": "a/b/c" }),
  ),
  row("A5-04/literal", "D", to("/pets/dog/1"), reaches("GET /pets/dog/1")),
  row("A5-04/parameter", "D", to("/pets/dog/2"), reaches("GET /pets/dog/{id}", { "pathParameters.id": "2" })),
  row("A5-04/greedy", "D", to("/pets/cat/1"), reaches("GET /pets/{proxy+}", { "pathParameters.proxy": "cat/1" })),
  row("A5-04/any", "D", to("/test/5", "POST"), reaches("ANY /{proxy+}")),
  row("A5-05/method-by-name", "K", to("/both", "GET"), reaches("GET /both")),
  row("A5-05/literals-from-the-left", "U", to("/cross/b/c"), reaches("GET /cross/b/{y}")),
  row("A5-05/path-before-method", "U", to("/method/b"), reaches("ANY /method/b")),
  row("A5-06/not-without-a-segment", "K", to("/under"), reaches("ANY /{proxy+}")),
  row("A5-06/not-an-empty-one", "U", to("/under/"), reaches("ANY /{proxy+}")),
  row("A5-06/root", "U", to("/"), reaches("$default")),
  row("A5-06/empty-variable", "U", to("/items/"), reaches("ANY /{proxy+}")),
  row(
    "A5-09/raw-path",
    "M",
    stage("/v1/items/1"),
    event({ rawPath: "/v1/items/1", "requestContext.http.path": "/v1/items/1" }),
  ),
  row("A5-09/default-has-none", "M", get("/open"), event({ rawPath: "/open", "requestContext.http.path": "/open" })),
  row("A5-10/slash", "K", to("/slash/"), reaches("ANY /{proxy+}")),
  row("A5-10/case-counts", "K", to("/SLASH"), reaches("ANY /{proxy+}")),
  row("A5-10/slashes-are-not-merged", "U", to("//slash"), reaches("ANY /{proxy+}")),
  row(
    "A5-10/dot-segments-are-not-followed",
    "U",
    to("/x/../slash"),
    reaches("ANY /{proxy+}", { rawPath: "/x/../slash" }),
  ),
];
