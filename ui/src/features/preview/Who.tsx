/** Who looks, and what is known of the visit: customer, channel, market and offer. */
import { useState } from "react";
import { changeSituation, useSituation } from "../../app/situation";
import type { ContextFact } from "../../gen/types/ContextFact";
import { useCommandQuery } from "../../platform/query";
import { countOf, formatMoney } from "../../shared/format";
import { useDebounced } from "../../shared/useDebounced";
import classes from "./Shopper.module.css";
import { type Offered, WordField } from "./WordField";

const FOUND = 12;
const REST_MS = 60;

function Customer({ currency }: { currency: string }) {
  const customer = useSituation((situation) => situation.customer);
  const [typed, setTyped] = useState("");
  const text = useDebounced(typed.trim(), REST_MS);
  const found = useCommandQuery("searchCustomers", { text, limit: FOUND }, { keepPrevious: true });
  const offered = (found.data?.hits ?? []).map(
    ({ key, orders, net_minor }): Offered => ({
      value: key,
      detail: `${countOf(orders, "order")}, ${formatMoney(net_minor, currency)}`,
    }),
  );
  return (
    <WordField
      label="Customer"
      placeholder="Nobody known"
      value={customer}
      offered={offered}
      onType={setTyped}
      onKeep={(value) => changeSituation({ customer: value })}
    />
  );
}

const WORDS = { channel: "Channel", market: "Market", offer: "Offer" } as const;

function ContextWord({ fact }: { fact: ContextFact & keyof typeof WORDS }) {
  const value = useSituation((situation) => situation[fact]);
  const [typed, setTyped] = useState("");
  const text = useDebounced(typed.trim(), REST_MS);
  const field = { on: "context", what: fact } as const;
  const found = useCommandQuery(
    "searchValues",
    { field, text, limit: FOUND },
    { keepPrevious: true },
  );
  return (
    <WordField
      label={WORDS[fact]}
      placeholder="Not said"
      value={value}
      offered={(found.data?.hits ?? []).map((hit) => ({ value: hit.value, detail: "" }))}
      onType={setTyped}
      onKeep={(word) => changeSituation({ [fact]: word })}
    />
  );
}

export function Who() {
  const status = useCommandQuery("workspaceStatus", {}).data;
  const currency = status?.workspace?.settings.currency ?? "USD";
  return (
    <div className={classes.words}>
      <Customer currency={currency} />
      <ContextWord fact="channel" />
      <ContextWord fact="market" />
      <ContextWord fact="offer" />
    </div>
  );
}
