/** The aside’s lower half: what a shopper would see now, in order, each with its why, and why something is not there. */
import { UnstyledButton } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { useState } from "react";
import { ProductPicker } from "../../app/links/ProductPicker";
import { useLead, useSelection } from "../../app/selection";
import type { RecommendRequest } from "../../gen/types/RecommendRequest";
import { useCommandQuery } from "../../platform/query";
import { EmptyState } from "../../shared/EmptyState";
import { FailedState } from "../../shared/FailedState";
import { TextSkeleton } from "../../shared/Skeletons";
import classes from "./Preview.module.css";
import { ShownList } from "./ShownList";
import { Situation } from "./Situation";
import { WhyNotLine } from "./WhyNotLine";

const PART = 10;

function useShown(limit: number, whyNot: string | null) {
  const trigger = useLead();
  const { cart, at } = useSelection();
  const request: RecommendRequest = {
    trigger,
    cart,
    types: [],
    limit,
    at,
    per_family: null,
    explain: true,
    why_not: whyNot,
  };
  const enabled = trigger !== null || cart.length > 0;
  return {
    enabled,
    answer: useCommandQuery("recommend", request, { enabled, keepPrevious: true }),
  };
}

interface Asked {
  sku: string;
  name: string;
}

function WhyNot({ asked, ask }: { asked: Asked | null; ask: (asked: Asked) => void }) {
  return (
    <ProductPicker
      label="Why is a product not shown?"
      hideLabel
      placeholder="Why is … not shown?"
      picked={asked?.name}
      onPick={({ sku, name }) => ask({ sku, name })}
    />
  );
}

export default function PreviewScreen() {
  const [limit, setLimit] = useState(PART);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { enabled, answer } = useShown(limit, asked?.sku ?? null);
  const results = answer.data?.results ?? [];
  return (
    <div className={classes.page}>
      <h2 className={classes.title}>Shopper sees…</h2>
      <Situation />
      {!enabled && (
        <EmptyState icon={<IconEye size={24} />} title="Nobody is looking yet">
          Choose a product, or put one into the cart, to see what would be suggested beside it.
        </EmptyState>
      )}
      {enabled && answer.isPending && <TextSkeleton lines={4} />}
      {enabled && answer.isError && (
        <FailedState fault={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {enabled && answer.data && (
        <>
          <ShownList results={results} />
          {results.length === limit && (
            <UnstyledButton className={classes.more} onClick={() => setLimit(limit + 4 * PART)}>
              Show more
            </UnstyledButton>
          )}
          <WhyNot asked={asked} ask={setAsked} />
          {asked && answer.data.why_not?.sku === asked.sku && (
            <WhyNotLine
              name={asked.name}
              whyNot={answer.data.why_not}
              onClose={() => setAsked(null)}
            />
          )}
        </>
      )}
    </div>
  );
}
