/** What an edit of many cells would do: how many products, the first differences, and what is refused and why. */
import { ScrollArea, Table } from "@mantine/core";
import type { CellDiff } from "../../gen/types/CellDiff";
import type { CellRefused } from "../../gen/types/CellRefused";
import type { ProductsEdited } from "../../gen/types/ProductsEdited";
import { countOf, formatCount } from "../../shared/format";
import { Words } from "../../shared/Words";
import { columnWords } from "./change";
import classes from "./Preview.module.css";

const MOST = 100;

function Text({ text }: { text: string }) {
  return text === "" ? <span className="faint">nothing</span> : text;
}

function Differences({ sample }: { sample: CellDiff[] }) {
  return (
    <ScrollArea.Autosize mah={208} className={classes.box}>
      <Table stickyHeader className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>SKU</Table.Th>
            <Table.Th>Field</Table.Th>
            <Table.Th>Now</Table.Th>
            <Table.Th>After</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sample.map(({ sku, column, before, after }) => (
            <Table.Tr key={`${sku}-${column}-${before}`}>
              <Table.Td className={classes.sku}>{sku}</Table.Td>
              <Table.Td className="faint">{columnWords(column)}</Table.Td>
              <Table.Td className={classes.before}>
                <Text text={before} />
              </Table.Td>
              <Table.Td>
                <Text text={after} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}

function Refusals({ refused }: { refused: CellRefused[] }) {
  return (
    <section aria-label="Refused">
      <h3 className={classes.heading}>{countOf(refused.length, "cell")} cannot be changed</h3>
      <ScrollArea.Autosize mah={144} className={classes.box}>
        <ul className={classes.refused}>
          {refused.slice(0, MOST).map(({ sku, column, message }) => (
            <li key={`${sku}-${column}-${message}`}>
              <b>{sku}</b>, {columnWords(column)}: <Words message={message} />
            </li>
          ))}
          {refused.length > MOST && (
            <li className="faint">and {formatCount(refused.length - MOST)} more</li>
          )}
        </ul>
      </ScrollArea.Autosize>
    </section>
  );
}

function restWords(count: number): string {
  return count === 1 ? "1 stays as it is" : `${formatCount(count)} stay as they are`;
}

export function EditPreview({ edited }: { edited: ProductsEdited }) {
  const { changed, matched, sample, refused, findings } = edited;
  const rest = matched - changed;
  return (
    <section aria-label="Preview" aria-live="polite" className={classes.preview}>
      {findings.slice(0, 3).map(({ message, severity }) => (
        <p key={message} className={classes.finding} data-severity={severity}>
          <Words message={message} />
        </p>
      ))}
      <p className={classes.sum}>
        {changed === 0 ? "Nothing would change" : <b>{countOf(changed, "product")} would change</b>}
        {rest > 0 && <span className="faint">; {restWords(rest)}</span>}
      </p>
      {sample.length > 0 && <Differences sample={sample} />}
      {refused.length > 0 && <Refusals refused={refused} />}
    </section>
  );
}
