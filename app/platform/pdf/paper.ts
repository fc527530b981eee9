import { DocumentFonts, type FixedWords } from "./document-fonts";
import type { PaperFonts } from "./font-chain";
import { type Deflated, deflate, latin, PdfFile, type Ref, refer, textString } from "./pdf-file";
import { Pen } from "./pen";
import { PT } from "./text-fit";

export interface PaperOptions {
  readonly fonts: PaperFonts;
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly language: "zh-CN" | "en";
  /** Names the document; equal documents carry equal ids. */
  readonly id: string;
  /** Milliseconds UTC; printed into the file's properties, never read from the clock. */
  readonly createdAt: number;
  readonly words?: FixedWords;
}

/** Art that is drawn once and placed on many sheets: operators and, inside them, further art by name. */
export interface Art {
  readonly data: Deflated;
  /** Points. */
  readonly bounds: readonly [number, number, number, number];
  readonly parts?: Readonly<Record<string, Art>>;
  /** Whether it shows text of the document's fonts. */
  readonly text?: boolean;
}

const points = (value: number) => Math.round((value / PT) * 100) / 100;

const counted = new WeakMap<Uint8Array, number>();

/** Sheets of a file that was drawn here. */
export const sheetsOf = (bytes: Uint8Array): number => counted.get(bytes) ?? 0;

/** A PDF document of equal sheets. */
export class Paper {
  readonly fonts: DocumentFonts;
  private readonly file = new PdfFile();
  private readonly root: Ref;
  private readonly pages: Ref;
  private readonly fontEntries: Ref;
  private readonly kids: Ref[] = [];
  private readonly placed = new Map<Art, { name: string; ref: Ref }>();

  constructor(private readonly options: PaperOptions) {
    this.root = this.file.reserve();
    this.pages = this.file.reserve();
    this.fontEntries = this.file.reserve();
    this.fonts = new DocumentFonts(options.fonts, options.words);
  }

  pen(shift?: { dx: number; dy: number }): Pen {
    return new Pen(this.fonts, this.options.height, shift);
  }

  /** Adds art once and answers its resource name, valid on every sheet. */
  art(art: Art): string {
    let placed = this.placed.get(art);
    if (!placed) {
      if (art.text) this.fonts.keepFixed();
      placed = { name: `X${this.placed.size}`, ref: this.writeArt(art) };
      this.placed.set(art, placed);
    }
    return placed.name;
  }

  /** Adds an image stream; `entries` are the dictionary's entries. */
  image(entries: string, bytes: Uint8Array): Ref {
    return this.file.raw(`/Type/XObject/Subtype/Image${entries}`, bytes);
  }

  /** Finishes a sheet. `images` are this sheet's own pictures by resource name. */
  sheet(pen: Pen, images: Readonly<Record<string, Ref>> = {}): void {
    const content = this.file.stream("", deflate(latin(pen.content())));
    const own = Object.entries(images);
    const resources = own.length
      ? `/Resources<</Font ${refer(this.fontEntries)}/XObject<<${this.artEntries()}${own
          .map(([name, ref]) => `/${name} ${refer(ref)}`)
          .join("")}>>>>`
      : "";
    this.kids.push(
      this.file.put(`<</Type/Page/Parent ${refer(this.pages)}${resources}/Contents ${refer(content)}>>`),
    );
  }

  finish(): Uint8Array<ArrayBuffer> {
    const { file, options } = this;
    file.put(`<<${this.fonts.embed(file)}>>`, this.fontEntries);
    file.put(
      `<</Type/Pages/Count ${this.kids.length}/Kids[${this.kids.map(refer).join(" ")}]` +
        `/MediaBox[0 0 ${points(options.width)} ${points(options.height)}]` +
        `/Resources<</Font ${refer(this.fontEntries)}/XObject<<${this.artEntries()}>>>>>>`,
      this.pages,
    );
    file.put(
      `<</Type/Catalog/Pages ${refer(this.pages)}/Lang${textString(options.language)}` +
        "/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None>>>>",
      this.root,
    );
    const info = file.put(
      `<</Title${textString(options.title)}/Producer(Qihang)/CreationDate(${pdfDate(options.createdAt)})>>`,
    );
    const bytes = file.finish(this.root, info, options.id);
    counted.set(bytes, this.kids.length);
    return bytes;
  }

  private artEntries(): string {
    return [...this.placed.values()].map(({ name, ref }) => `/${name} ${refer(ref)}`).join("");
  }

  private writeArt(art: Art): Ref {
    const parts = Object.entries(art.parts ?? {})
      .map(([name, part]) => `/${name} ${refer(this.writeArt(part))}`)
      .join("");
    const fonts = art.text ? `/Font ${refer(this.fontEntries)}` : "";
    const xObjects = parts ? `/XObject<<${parts}>>` : "";
    return this.file.stream(
      `/Type/XObject/Subtype/Form/BBox[${art.bounds.join(" ")}]/Resources<<${fonts}${xObjects}>>`,
      art.data,
    );
  }
}

function pdfDate(at: number): string {
  const digits = new Date(at).toISOString().replace(/[-:T]/g, "").slice(0, 14);
  return `D:${digits}Z`;
}
