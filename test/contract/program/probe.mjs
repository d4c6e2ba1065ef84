// What the routes of the contract call. It answers its own event as JSON, or does what the header `x-probe` says:
// {"returns": value}, {"nothing": true}, {"throws": text}, {"sleeps": milliseconds}, {"bytes": length of the body, "base64": whether it is said to be that}.
export const handler = async (event) => {
  const wish = JSON.parse(event.headers["x-probe"] ?? "{}");
  if ("sleeps" in wish) await new Promise((resolve) => setTimeout(resolve, wish.sleeps));
  if ("throws" in wish) throw new Error(wish.throws);
  if ("nothing" in wish) return undefined;
  if ("returns" in wish) return wish.returns;
  if ("bytes" in wish) return { statusCode: 200, body: "a".repeat(wish.bytes), isBase64Encoded: wish.base64 === true };
  return { statusCode: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(event) };
};
