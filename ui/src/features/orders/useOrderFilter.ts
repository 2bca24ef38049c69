/** The filter of the orders and the part of the screen that is open, kept in the address; the way back to the list finds it as it was left. */
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo } from "react";
import { useLatest } from "../../shared/useLatest";
import { filterOf, type OrderFilter, type Search, searchOf } from "./filter";

let left: Search = {};

/** What the address of the list said last. */
export const lastSearch = (): Search => left;

export function useOrderFilter(): [OrderFilter, (part: Partial<OrderFilter>) => void] {
  const navigate = useNavigate();
  const asked = JSON.stringify(useLocation({ select: ({ search }) => search }));
  const filter = useMemo(() => filterOf(JSON.parse(asked)), [asked]);
  const latest = useLatest(filter);
  useEffect(() => {
    // The list is still drawn for a moment when the address is an order's already.
    const here = window.location.pathname === "/orders";
    if (here && !asked.includes('"part"')) left = searchOf(filter);
  }, [filter, asked]);
  const set = useCallback(
    (part: Partial<OrderFilter>) => {
      const search = searchOf({ ...latest.current, ...part });
      void navigate({ to: "/orders", search, replace: true } as never);
    },
    [navigate, latest],
  );
  return [filter, set];
}

export type Part = "orders" | "imports";

export function usePart(): [Part, (part: Part) => void] {
  const navigate = useNavigate();
  const { part } = useLocation({ select: ({ search }) => search as Search });
  const open = (next: Part) => {
    const search = next === "imports" ? { part: next } : left;
    void navigate({ to: "/orders", search, replace: true } as never);
  };
  return [part === "imports" ? "imports" : "orders", open];
}
