import { expect } from "chai";
import type { Properties } from "../../../local/engine/evaluation";
import { toBrandingSettings } from "../../../local/resources/managed-login-branding";

const read = (inputs: Properties) =>
  toBrandingSettings({
    urn: "urn",
    type: "type",
    name: "n",
    custom: true,
    id: "the-id",
    inputs: { userPoolId: "p", clientId: "c", ...inputs },
    outputs: {},
    parent: "",
  });

describe("a declared sign-in style", () => {
  it("with Cognito's own values has no settings", () => {
    expect(read({ useCognitoProvidedValues: true })).to.deep.equal({
      poolId: "p",
      clientId: "c",
      settings: undefined,
      assets: [],
    });
  });

  it("has the document and the pictures that the program gives it", () => {
    const asset = { category: "FORM_LOGO", colorMode: "DARK", extension: "PNG", bytes: "AAAA" };
    const { settings, assets } = read({ settings: '{"components":{"form":{"borderRadius":8}}}', assets: [asset] });
    expect({ settings, assets }).to.deep.equal({
      settings: { components: { form: { borderRadius: 8 } } },
      assets: [asset],
    });
  });

  it("stops the start where AWS would refuse its document or a picture", () => {
    for (const settings of ["{", "[]", "null", "1"]) {
      expect(() => read({ settings }), settings).to.throw("settings must be the JSON text of an object");
    }
    const asset = { category: "FORM_LOGO", colorMode: "dark", extension: "PNG" };
    expect(() => read({ assets: [asset] })).to.throw("colorMode must be LIGHT, DARK or DYNAMIC");
  });
});
