/** A message of the backend as a sentence: a capital first letter, and the user's own words set apart. */
import { Fragment } from "react";

/** The message cut where it quotes the user's words: even parts are prose, odd parts are quotes. */
export function proseAndQuotes(message: string): string[] {
  const parts = message.split("`");
  // A stray backtick quotes nothing.
  if (parts.length % 2 === 0) return [capital(message)];
  return parts.map((part, at) => (at === 0 ? capital(part) : part));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function Words({ message }: { message: string }) {
  const parts = proseAndQuotes(message);
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no identity but their place
    <Fragment key={at}>{at % 2 === 1 ? <b className="quoted">{part}</b> : part}</Fragment>
  ));
}
