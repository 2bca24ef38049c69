/** The answer itself: the list, what else is to be said of it, and why something is not in it. */
import { Button, UnstyledButton } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { ProductPicker } from "../../app/links/ProductPicker";
import { useGoTo } from "../../app/useGoTo";
import type { RecommendAnswer } from "../../gen/types/RecommendAnswer";
import { useCommandQuery } from "../../platform/query";
import { EmptyState } from "../../shared/EmptyState";
import { FailedState } from "../../shared/FailedState";
import { TextSkeleton } from "../../shared/Skeletons";
import { Words } from "../../shared/Words";
import classes from "./Answer.module.css";
import { useNameOf } from "./NameOf";
import { RuleTraces } from "./RuleTraces";
import { ShownList } from "./ShownList";
import type { Preview } from "./usePreview";
import { WhyNotLine } from "./WhyNotLine";

function Nothing({ because }: { because: string | null }) {
  return (
    <p className={classes.none} role="status">
      {because === null ? (
        "Nothing is suggested here. Ask below why a product is not shown, or add a link or a rule."
      ) : (
        <>
          Nothing is suggested here: <Words message={because} />.
        </>
      )}
    </p>
  );
}

function WhyNot({ preview, answer }: { preview: Preview; answer: RecommendAnswer }) {
  const { asked, ask } = preview;
  return (
    <>
      <ProductPicker
        label="Why is a product not shown?"
        hideLabel
        placeholder="Why is … not shown?"
        picked={asked?.name}
        onPick={({ sku, name }) => ask({ sku, name })}
      />
      {asked && answer.why_not?.sku === asked.sku && (
        <WhyNotLine name={asked.name} whyNot={answer.why_not} onClose={() => ask(null)} />
      )}
    </>
  );
}

function Said({ preview, answer }: { preview: Preview; answer: RecommendAnswer }) {
  const { results, before, more, trigger } = preview;
  const name = useNameOf(trigger);
  return (
    <>
      {results.length === 0 ? (
        <Nothing because={answer.nothing_because} />
      ) : (
        <ShownList
          results={results}
          before={before}
          traces={answer.rules}
          trigger={trigger === null ? null : { sku: trigger, name }}
        />
      )}
      {more && (
        <UnstyledButton className={classes.more} onClick={more}>
          Show more
        </UnstyledButton>
      )}
      <WhyNot preview={preview} answer={answer} />
    </>
  );
}

export function Answer({ preview, wide }: { preview: Preview; wide: boolean }) {
  const { enabled, now } = preview;
  const goTo = useGoTo();
  const noProducts = useCommandQuery("workspaceStatus", {}).data?.workspace?.products === 0;
  if (!enabled && noProducts) {
    return (
      <EmptyState
        icon={<IconEye size={24} />}
        title="No products yet"
        actions={<Button onClick={() => goTo("/products")}>Go to Products</Button>}
      >
        Import a catalogue first; then this shows what a shopper would be suggested, and why.
      </EmptyState>
    );
  }
  if (!enabled) {
    return (
      <EmptyState icon={<IconEye size={24} />} title="Nobody is looking yet">
        Choose a product, or put one into the cart, to see what would be suggested beside it.
      </EmptyState>
    );
  }
  if (now.isPending) return <TextSkeleton lines={4} />;
  if (now.isError) return <FailedState fault={now.error} onRetry={() => void now.refetch()} />;
  return (
    <>
      <Said preview={preview} answer={now.data} />
      <RuleTraces traces={now.data.rules} open={wide} />
    </>
  );
}
