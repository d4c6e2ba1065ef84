import { expect } from "chai";
import { readValidities, toValidity } from "../../../../local/cognito/pools/token-validity";

const range = "Invalid range for token validity.";

describe("token validity", () => {
  it("is an hour, and 30 days for refresh tokens, if nothing is said", () => {
    const lives = { accessTokenSeconds: 3600, idTokenSeconds: 3600, refreshTokenSeconds: 2592000 };
    expect(readValidities({})).to.deep.equal(lives);
    expect(readValidities({ RefreshTokenValidity: 0, TokenValidityUnits: { AccessToken: "minutes" } })).to.deep.equal(
      lives,
    );
  });

  it("counts in hours and days without units, and in the units given", () => {
    expect(readValidities({ AccessTokenValidity: 2, IdTokenValidity: 3, RefreshTokenValidity: 4 })).to.deep.equal({
      accessTokenSeconds: 7200,
      idTokenSeconds: 10800,
      refreshTokenSeconds: 345600,
    });
    expect(
      readValidities({
        AccessTokenValidity: 5,
        IdTokenValidity: 300,
        RefreshTokenValidity: 60,
        TokenValidityUnits: { AccessToken: "minutes", IdToken: "seconds", RefreshToken: "minutes" },
      }),
    ).to.deep.equal({ accessTokenSeconds: 300, idTokenSeconds: 300, refreshTokenSeconds: 3600 });
  });

  it("refuses less than 5 minutes or more than a day for access and ID tokens", () => {
    const minutes = { AccessToken: "minutes", IdToken: "minutes" } as const;
    expect(() => readValidities({ AccessTokenValidity: 4, TokenValidityUnits: minutes })).to.throw(range);
    expect(() => readValidities({ IdTokenValidity: 4, TokenValidityUnits: minutes })).to.throw(range);
    expect(() => readValidities({ AccessTokenValidity: 25 })).to.throw(range);
    expect(() => readValidities({ AccessTokenValidity: 60 })).to.throw(range);
  });

  it("refuses less than an hour or more than ten years for refresh tokens", () => {
    const unit = { RefreshToken: "minutes" } as const;
    expect(() => readValidities({ RefreshTokenValidity: 59, TokenValidityUnits: unit })).to.throw(range);
    expect(() => readValidities({ RefreshTokenValidity: 3651 })).to.throw(range);
  });

  it("refuses a refresh token that ends before the others", () => {
    const hours = { RefreshToken: "hours" } as const;
    expect(() =>
      readValidities({ AccessTokenValidity: 2, RefreshTokenValidity: 1, TokenValidityUnits: hours }),
    ).to.throw("Access and Id Token expiration times must be less than or equal to refresh token expiration times.");
  });

  it("is shown in the largest unit that holds it exactly", () => {
    expect([86400, 3600, 5400, 301].map(toValidity)).to.deep.equal([
      { value: 1, unit: "days" },
      { value: 1, unit: "hours" },
      { value: 90, unit: "minutes" },
      { value: 301, unit: "seconds" },
    ]);
  });
});
