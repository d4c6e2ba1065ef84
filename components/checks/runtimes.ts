import { refuse, show } from "./refusal";

/** Day on which the list was read from AWS's page "Lambda runtimes". A newer list comes with a newer version. */
const listDate = "2026-11-21";

/** Runtime to the day from which AWS calls it deprecated; creating is blocked some 30 days later, updating 60. */
const deprecations = new Map([
  ["nodejs24.x", "2028-04-30"],
  ["nodejs22.x", "2027-04-30"],
  ["nodejs20.x", "2026-04-30"],
  ["python3.14", "2029-06-30"],
  ["python3.13", "2029-06-30"],
  ["python3.12", "2028-10-31"],
  ["python3.11", "2027-06-30"],
  ["python3.10", "2026-10-31"],
  ["java25", "2029-06-30"],
  ["java21", "2029-06-30"],
  ["java17.al2023", "2029-06-30"],
  ["java11.al2023", "2029-06-30"],
  ["java8.al2023", "2029-06-30"],
  ["java17", "2027-06-30"],
  ["java11", "2027-06-30"],
  ["java8.al2", "2027-06-30"],
  ["dotnet10", "2028-11-14"],
  ["dotnet8", "2026-11-10"],
  ["ruby4.0", "2029-03-31"],
  ["ruby3.4", "2028-03-31"],
  ["ruby3.3", "2027-03-31"],
  ["provided.al2023", "2029-06-30"],
]);

/** In public preview: AWS may change them, and does not support them in production. */
const previews = ["nodejs26.x", "python3.15"];

/**
 * Takes a Lambda runtime.
 *
 * Compared with the day of the list, not with today: the same program gives the same answer on any day.
 *
 * @throws Refusal for one that was deprecated when the list was made, for a preview, and for one that is not in the list.
 */
export function requireRuntime(runtime: string, where: string): string {
  const deprecated = deprecations.get(runtime);
  const instead = `write ${findNewest(runtime)}`;
  if (previews.includes(runtime)) refuse(where, "is a preview", instead, show(runtime));
  if (deprecated === undefined)
    refuse(where, `is not among the Lambda runtimes of ${listDate}`, instead, show(runtime));
  if (deprecated < listDate) refuse(where, `is deprecated since ${deprecated}`, instead, show(runtime));
  return runtime;
}

/** The first runtime of the same language, or of the list. */
function findNewest(runtime: string): string {
  const language = /^[a-z]*/.exec(runtime)?.[0] ?? "";
  const known = [...deprecations.keys()];
  return known.find((candidate) => language !== "" && candidate.startsWith(language)) ?? `one of ${known.join(", ")}`;
}
