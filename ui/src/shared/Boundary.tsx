/** Holds a crash to the part of the screen it happened in. */
import { Component, type ReactNode } from "react";
import { FailedState } from "./FailedState";

interface Props {
  children: ReactNode;
}

export class Boundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <FailedState
        title="This part stopped working"
        fault={error}
        onRetry={() => this.setState({ error: null })}
      />
    );
  }
}
