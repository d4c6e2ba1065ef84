import { type FileHandle, mkdir, open, rename } from "node:fs/promises";
import path from "node:path";

/** Where a log is kept. */
export interface LogFileOptions {
  /** Its folders are made; they and the file are closed to other users of the machine. */
  file: string;

  /** A file that would grow past so many bytes becomes `<file>.1`, in place of the one before. */
  maxBytes: number;

  /** Is told once that the file cannot be written; what comes after that is dropped. */
  fail(error: Error): void;
}

/** How long lines are gathered for one write, milliseconds: a write costs more than many lines do. */
const gatherMs = 50;

/** A file that lines are appended to, a little later. */
export class LogFile {
  private waiting: string[] = [];
  private writing: Promise<void> | undefined;
  private handle: FileHandle | undefined;
  private bytes = 0;
  private failed = false;
  private closing = false;
  private hurry: () => void = () => {};

  constructor(private readonly options: LogFileOptions) {}

  /** Returns at once. */
  append(line: string): void {
    if (this.failed) return;
    this.waiting.push(line);
    this.writing ??= this.write();
  }

  /** Writes what is left and closes the file. Call it last. */
  async close(): Promise<void> {
    this.closing = true;
    this.hurry();
    await this.writing;
    await this.handle?.close();
    this.handle = undefined;
  }

  private async write(): Promise<void> {
    try {
      while (this.waiting.length > 0) {
        await this.gather();
        const text = Buffer.from(`${this.waiting.splice(0).join("\n")}\n`);
        await (await this.makeRoom(text.length)).appendFile(text);
        this.bytes += text.length;
      }
    } catch (error) {
      this.failed = true;
      this.waiting = [];
      this.options.fail(error as Error);
    }
    this.writing = undefined;
  }

  private gather(): Promise<void> {
    return new Promise((resolve) => {
      this.hurry = resolve;
      if (this.closing) resolve();
      else setTimeout(resolve, gatherMs);
    });
  }

  private async makeRoom(bytes: number): Promise<FileHandle> {
    const { file, maxBytes } = this.options;
    this.handle ??= await this.open();
    if (this.bytes === 0 || this.bytes + bytes <= maxBytes) return this.handle;
    await this.handle.close();
    await rename(file, `${file}.1`);
    this.handle = await this.open();
    return this.handle;
  }

  private async open(): Promise<FileHandle> {
    const { file } = this.options;
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(file, "a", 0o600);
    this.bytes = (await handle.stat()).size;
    return handle;
  }
}
