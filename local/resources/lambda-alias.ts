import type { ResourceDescription } from "./description";
import { ACCOUNT_ID, autoName } from "./naming";
import { text } from "./properties";

export const lambdaAlias: ResourceDescription = {
  type: "aws:lambda/alias:Alias",
  label: "alias",
  served: ["name", "functionName", "functionVersion"],
  irrelevant: ["description", "region"],
  create: ({ name, inputs, region }, naming) => {
    const physical = text(inputs, "name") ?? autoName(name, naming);
    const functionName = (text(inputs, "functionName") ?? "").replace(/^arn:.*:function:/, "");
    const arn = `arn:aws:lambda:${region}:${ACCOUNT_ID}:function:${functionName}:${physical}`;
    const invokeArn = `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`;
    return { id: arn, computed: { name: physical, arn, invokeArn, region } };
  },
};
