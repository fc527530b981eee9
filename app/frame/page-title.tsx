import { Meta } from "@remix-run/react";
import { Children, isValidElement, type ReactElement } from "react";
import { interfaceText } from "~/platform/i18n/interface-words";
import { useText } from "~/platform/i18n/use-text";

type Element = ReactElement<{ children?: unknown }>;

/** 「页 · 启航」; a page without a title is called by the product's name. */
export const fullTitle = (page: string, product: string): string =>
  page && page !== product ? `${page} · ${product}` : product;

/** What the pages say of themselves in the head, their titles completed with the product's name. */
export function PageMeta() {
  const product = useText(interfaceText)("product.name");
  // Meta is a plain function component; only from what it renders can the leaf's title be read and completed.
  const rendered = Meta() as Element;
  const tags = Children.toArray(rendered.props.children as never).filter(isValidElement) as Element[];
  const title = tags.find((tag) => tag.type === "title");
  return (
    <>
      <title>{fullTitle(title ? String(title.props.children) : "", product)}</title>
      {tags.filter((tag) => tag.type !== "title")}
    </>
  );
}
