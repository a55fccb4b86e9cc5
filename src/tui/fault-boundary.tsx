import { Component, type ReactNode } from 'react'

/**
 * Hands on what its children throw while they render, and shows nothing more. Ink would show the error with the lines around
 * it, and of a program in one script the line around it takes it minutes.
 */
export class FaultBoundary extends Component<
	{ readonly onFault: (error: unknown) => void; readonly children: ReactNode },
	{ readonly hasFailed: boolean }
> {
	static getDerivedStateFromError() {
		return { hasFailed: true }
	}

	override readonly state = { hasFailed: false }

	override componentDidCatch(error: unknown): void {
		this.props.onFault(error)
	}

	override render(): ReactNode {
		return this.state.hasFailed ? null : this.props.children
	}
}
