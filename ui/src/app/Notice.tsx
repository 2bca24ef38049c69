/** What is owed to others, from the NOTICE file; licences are folded. */
import { Words } from "../shared/Words";
import classes from "./AboutScreen.module.css";
import { type NoticePart, noticeParts } from "./notice";

function Part({ part }: { part: NoticePart }) {
  switch (part.kind) {
    case "heading":
      return <h3>{part.text}</h3>;
    case "text":
      return (
        <p>
          <Words message={part.text} />
        </p>
      );
    case "facts":
      return (
        <dl>
          {part.facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case "licence":
      return (
        <details>
          <summary>The licence in full</summary>
          {part.paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </details>
      );
  }
}

export function Notice({ notice }: { notice: string }) {
  const parts = noticeParts(notice);
  // The first heading names the program, as the page does already.
  const told = parts[0]?.kind === "heading" ? parts.slice(1) : parts;
  return (
    <section className={classes.notice} aria-label="Notice">
      {told.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no identity but their place
        <Part key={at} part={part} />
      ))}
    </section>
  );
}
