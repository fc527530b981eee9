import type { HttpClient } from "./http-client";

/** One figure of a page and what the rows behind it come to. */
export interface WalkedFigure {
  key: string;
  to: string;
  shown: string;
  rows: string;
}

const plain = (html: string) => html.replace(/<!-- -->/g, "").replace(/<[^>]*>/g, "");
const address = (html: string) => html.replace(/&amp;/g, "&");
const fen = (yuan: string) => Math.round(Number(yuan.replace(/,/g, "")) * 100);
const yuan = (value: number) =>
  (value / 100).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const tableRows = (html: string): string[] => {
  const body = html.match(/<table class="tbl two" data-rows[\s\S]*?<tbody>([\s\S]*?)<\/tbody>/)?.[1] ?? "";
  return body.split("<tr>").slice(1);
};

/** Counts, or for money adds up, the rows of a figure over all their pages: nothing the page says of itself is believed. */
async function comesTo(client: HttpClient, to: string): Promise<string> {
  let at: string | null = to;
  let count = 0;
  let sum = 0;
  let money = false;
  for (let page = 1; at; page += 1) {
    const { status, text } = await client.get(at);
    if (status !== 200) return `${at} answers ${status}`;
    for (const row of tableRows(text)) {
      const amount = row.match(/<td class="num">(-?[\d,]+\.\d\d)<\/td>/)?.[1];
      if (amount !== undefined) {
        money = true;
        sum += fen(amount);
      }
      count += 1;
    }
    const next = [...text.matchAll(/href="([^"]*[?&;]page=(\d+)[^"]*)"/g)].find((m) => Number(m[2]) === page);
    at = next ? address(next[1] as string) : null;
  }
  return money ? yuan(sum) : count.toLocaleString("en-US");
}

/**
 * Every figure of the overview at an address (those of its funnel among them), each followed to its rows. A 0 has none to
 * open; `zeros` says how many there are.
 */
export async function walkOverview(
  client: HttpClient,
  at: string,
): Promise<{ figures: WalkedFigure[]; zeros: number; villages: number }> {
  let { text } = await client.get(at);
  // Villages stand page by page: the table of every page belongs to the walk.
  for (let last = text; ; ) {
    const next = last.match(/href="(\/overview\?[^"]*)" rel="next"/)?.[1];
    if (!next) break;
    last = (await client.get(address(next))).text;
    text += last.match(/<table class="tbl ov"[\s\S]*?<\/table>/)?.[0] ?? "";
  }
  const figures: WalkedFigure[] = [];
  for (const [, to = "", key = "", inside = ""] of text.matchAll(
    /<a href="([^"]+)" data-figure="([^"]+)">([\s\S]*?)<\/a>/g,
  )) {
    const shown = plain(inside.match(/class="fig">([^<]*)/)?.[1] ?? inside);
    figures.push({ key, to: address(to), shown, rows: await comesTo(client, address(to)) });
  }
  for (const [, to = "", inside = ""] of text.matchAll(
    /<a href="(\/overview\/funnel\?[^"]+)">([\s\S]*?)<\/a>/g,
  )) {
    const shown = plain(inside).match(/[\d,]+/)?.[0] ?? "";
    figures.push({ key: "funnel", to: address(to), shown, rows: await comesTo(client, address(to)) });
  }
  const table = text.match(/<table class="tbl ov"[\s\S]*?<\/table>/)?.[0] ?? "";
  return {
    figures,
    zeros: table.split('<td class="num"><span class="sub">0</span></td>').length - 1,
    villages: table.split(/<tr>/).length - 2,
  };
}
