import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";

/** Goes to a screen by its path, with search parameters that the screen understands. */
export function useGoTo(): (path: string, search?: Record<string, unknown>) => void {
  const navigate = useNavigate();
  return useCallback(
    (path, search = {}) => {
      void navigate({ to: path, search } as never);
    },
    [navigate],
  );
}
