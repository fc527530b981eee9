import { statSync } from "node:fs";

const folderCodes = ["ENOENT", "EACCES", "EPERM", "EROFS", "EEXIST", "SQLITE_READONLY", "SQLITE_CANTOPEN"];

const isFile = (place: string): boolean => {
  try {
    return statSync(place).isFile();
  } catch {
    return false;
  }
};

/** One clear line for what stands in the way of opening DATA_DIR. */
export function whyNotPrepared(error: unknown, folder: string): string {
  const { code = "", name, message } = error as NodeJS.ErrnoException;
  if (isFile(folder) || code === "ENOTDIR")
    return `DATA_DIR ${folder} is not a folder, or lies in a file. Choose another one.`;
  if (folderCodes.some((c) => code.startsWith(c)))
    return `DATA_DIR ${folder} cannot be written (${code}). Choose another folder or change its owner.`;
  if (code === "ENOSPC" || code === "SQLITE_FULL") return `There is no room left on the disk of ${folder}.`;
  if (code === "SQLITE_NOTADB" || code.startsWith("SQLITE_CORRUPT"))
    return `The database in ${folder} is damaged (${code}). Restore a backup into an empty folder: npm run restore.`;
  if (name === "NewerDatabaseError")
    return `The database in ${folder} was made by a newer version of Qihang (${message}). Update the program, or restore an older backup.`;
  if (name === "SettingError") return message;
  return `Could not prepare ${folder}: ${message}`;
}
