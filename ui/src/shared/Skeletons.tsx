/** Grey shapes of what is about to be here. They hold the layout still and say so to screen readers once. */
import { Skeleton } from "@mantine/core";
import { useRowHeight } from "./preferences";

function keys(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `row-${at}`);
}

export function RowsSkeleton({ rows = 12, label = "Loading" }: { rows?: number; label?: string }) {
  const height = useRowHeight();
  return (
    <div role="status" aria-label={label} style={{ padding: "0 16px" }}>
      {keys(rows).map((key, at) => (
        <div key={key} style={{ height, display: "flex", alignItems: "center", gap: 16 }}>
          <Skeleton height={10} width={`${22 + ((at * 7) % 12)}%`} />
          <Skeleton height={10} width={`${12 + ((at * 5) % 9)}%`} />
          <Skeleton height={10} width="8%" ml="auto" />
        </div>
      ))}
    </div>
  );
}

export function TextSkeleton({ lines = 3, label = "Loading" }: { lines?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} style={{ display: "grid", gap: 12, padding: 16 }}>
      {keys(lines).map((key, at) => (
        <Skeleton key={key} height={10} width={`${90 - ((at * 17) % 40)}%`} />
      ))}
    </div>
  );
}
