import { closeSync, existsSync, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { env } from "../env.server";
import { type ChainFont, fontChain, type PaperFonts } from "./font-chain";
import { openTrueType, type TrueTypeFont } from "./true-type";

const require = createRequire(import.meta.url);
const OPEN_FONTS = {
  serif: "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
  serifBold: "@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
  sans: "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
  sansMedium: "@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf",
};
/** Where an operating system keeps fonts that were installed beside the product. */
const SYSTEM_FOLDERS = ["/usr/share/fonts", "/usr/local/share/fonts"];
const RARE_HANZI = ["HanaMinA.ttf", "HanaMinB.ttf"];

export interface OpenedFonts {
  readonly fonts: PaperFonts;
  /** Files of rare hanzi that were found; both give Ext A–F. */
  readonly rare: readonly string[];
  /** One line on how to add what is missing, or null. */
  readonly advice: string | null;
}

/** Opens the fonts of the papers. Reads only their tables: outlines follow when a character is first printed. */
export function openPaperFonts(folders: readonly string[] = SYSTEM_FOLDERS): OpenedFonts {
  const found = findFonts(folders, [...RARE_HANZI, "LXGWWenKai-Regular.ttf"]);
  const open = (file: string) => openFontFile(file);
  const [serif, serifBold, sans, sansMedium] = Object.values(OPEN_FONTS).map((name) =>
    open(require.resolve(name)),
  );
  const rare = RARE_HANZI.flatMap((name) => found.get(name) ?? []);
  const rareFonts: ChainFont[] = rare.map((file) => ({ font: open(file) }));
  const rareBold: ChainFont[] = rareFonts.map(({ font }) => ({ font, embolden: 0.03 }));
  const plain = (font: TrueTypeFont | undefined): ChainFont => ({ font: font as TrueTypeFont });
  const wenKai = found.get("LXGWWenKai-Regular.ttf");
  const fonts: PaperFonts = {
    serif: fontChain([plain(serif), ...rareFonts]),
    serifBold: fontChain([plain(serifBold), ...rareBold]),
    sans: fontChain([plain(sans), plain(serif), ...rareFonts]),
    sansMedium: fontChain([plain(sansMedium), plain(serif), ...rareFonts]),
    kai: fontChain([...(wenKai ? [plain(open(wenKai))] : []), plain(serif), ...rareFonts]),
  };
  const advice =
    rare.length === RARE_HANZI.length
      ? null
      : "Names with very rare hanzi (Extension B and later) need the font HanaMin: apt-get install fonts-hanazono, then start again.  极生僻字（扩展 B 区起）要装花园明朝字体，再重新启动";
  return { fonts, rare, advice };
}

let opened: OpenedFonts | undefined;

/** The fonts of this process, opened once. */
export function paperFonts(): PaperFonts {
  return openedFonts().fonts;
}

export function openedFonts(): OpenedFonts {
  opened ??= openPaperFonts([...env().QIHANG_FONT_DIRS.split(":").filter(Boolean), ...SYSTEM_FOLDERS]);
  return opened;
}

function openFontFile(file: string): TrueTypeFont {
  const handle = openSync(file, "r");
  try {
    return openTrueType(
      {
        size: fstatSync(handle).size,
        read(offset, length) {
          const bytes = new Uint8Array(length);
          let got = 0;
          while (got < length) {
            const more = readSync(handle, bytes, got, length - got, offset + got);
            if (more === 0) throw new Error(`${path.basename(file)} ends early`);
            got += more;
          }
          return bytes;
        },
      },
      path.basename(file),
    );
  } catch (error) {
    closeSync(handle);
    throw error;
  }
}

function findFonts(folders: readonly string[], names: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
      const name = path.basename(entry);
      if (names.includes(name) && !found.has(name)) found.set(name, path.join(folder, entry));
    }
  }
  return found;
}
