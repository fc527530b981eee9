/** An icon of icons.css (Lucide), drawn as a mask in the colour of the text: no script, no request. */
export function Icon({ name }: { name: string }) {
  return <i className={`i i-${name}`} aria-hidden="true" />;
}

export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="4" fill="#0b3a38" />
      <path d="M11 3.5V16H4.8C7.6 12.6 10 9 11 3.5Z" fill="#fff" />
      <path d="M13 7c.6 4 2.6 6.8 5.8 9H13V7Z" fill="#7fb3ad" />
      <path d="M4.4 18h15.2l-1.8 2.3H6.2z" fill="#fff" />
    </svg>
  );
}
