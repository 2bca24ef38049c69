/** Keeps the address and the filter alike. */
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useDebounced } from "../../shared/useDebounced";
import { filterOf, type Search, searchOf } from "./address";
import { useView } from "./view";

const REST_MS = 250;

export function useProductsAddress(): void {
  const navigate = useNavigate();
  const asked = JSON.stringify(useLocation({ select: ({ search }) => search as Search }));
  const filter = useView((view) => view.filter);
  const told = JSON.stringify(searchOf(useDebounced(filter, REST_MS)));
  const written = useRef<string | null>(null);

  useEffect(() => {
    if (asked === written.current) return;
    const wanted = filterOf(JSON.parse(asked));
    written.current = asked;
    // The way here by the rail asks for nothing: the filter stays as it was left.
    if (wanted) useView.setState({ filter: wanted });
  }, [asked]);

  useEffect(() => {
    if (told === written.current || told !== JSON.stringify(searchOf(useView.getState().filter))) {
      return;
    }
    written.current = told;
    void navigate({ to: "/products", search: JSON.parse(told), replace: true } as never);
  }, [told, navigate]);
}
