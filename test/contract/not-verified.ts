import fs from "node:fs";
import path from "node:path";

/** One line of the first table of the gateway's open questions. */
export interface OpenQuestion {
  question: string;
  /** Ids of the rows that settle it. */
  rows: string[];
}

/** What the gateway decides without a proof from AWS, as it is published. */
export function readOpenQuestions(): OpenQuestion[] {
  const text = fs.readFileSync(path.join(__dirname, "../../local/gateway/not-verified.md"), "utf8");
  const table = text.slice(0, text.indexOf("\n## ")).split("\n");
  const lines = table.filter((line) => line.startsWith("| ")).slice(2);
  return lines.map((line) => {
    const [question = "", , settledBy = ""] = line
      .slice(2, -2)
      .split(" | ")
      .map((cell) => cell.trim());
    return { question, rows: settledBy.split(", ").filter((id) => id !== "") };
  });
}
