import { expect } from "chai";
import { showQrCode, toKeyUri } from "../../../../local/cognito/pages/qr-code";

/** The text `text` as a QR code of version 1, level L. */
const modules = [
  "#######...#.#.#######",
  "#.....#.....#.#.....#",
  "#.###.#.#.#...#.###.#",
  "#.###.#.....#.#.###.#",
  "#.###.#..#.##.#.###.#",
  "#.....#..###..#.....#",
  "#######.#.#.#.#######",
  "........#.#..........",
  "###.#####.#.###...#..",
  "#..#.#.#...#.#.#...##",
  ".##.#.##...#.###.####",
  "...#.....#.###.##..#.",
  ".#.#.##..#.#.###.#.##",
  "........#.#...#..##.#",
  "#######.##..#...#.###",
  "#.....#.#.#...#....#.",
  "#.###.#.###.#.#.##.##",
  "#.###.#..#.#.#.#...#.",
  "#.###.#.#.##.###..#.#",
  "#.....#.#.####.###.#.",
  "#######.##.#.###..###",
];

describe("the QR code for an authenticator app", () => {
  it("says whose secret it is in a form that apps read", () => {
    const uri = toKeyUri("notes & co", "alice:1@example.com", "JBSWY3DPEHPK3PXP");
    const { protocol, host, pathname, searchParams } = new URL(uri);
    expect([protocol, host, decodeURIComponent(pathname), uri.includes("+")]).to.deep.equal([
      "otpauth:",
      "totp",
      "/notes & co:alice:1@example.com",
      false,
    ]);
    expect(Object.fromEntries(searchParams)).to.deep.equal({
      issuer: "notes & co",
      secret: "JBSWY3DPEHPK3PXP",
      algorithm: "SHA1",
      digits: "6",
      period: "30",
    });
  });

  it("has a dark square for each dark module, within a margin of four", async () => {
    const html = String(await showQrCode("text", "a label"));
    const squares = [...html.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${Number(x) - 4} ${Number(y) - 4}`);
    const drawn = modules.map((row, y) => [...row].map((_, x) => (squares.includes(`${x} ${y}`) ? "#" : ".")).join(""));
    expect(drawn).to.deep.equal(modules);
    expect(html.includes('aria-label="a label" viewBox="0 0 29 29"')).to.equal(true);
  });
});
