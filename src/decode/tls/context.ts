/**
 * What a message's shape depends on and does not say itself. What is not known is left out: the shape is then taken from
 * the bytes where they tell, and the rest is one leaf.
 */
export type Context = {
	/** Who sends. */
	readonly from: 'client' | 'server'
	/** The negotiated version: ServerHello's supported_versions, else its legacy_version. Drafts of 1.3 stay 0x7fXX. */
	readonly version?: number | undefined
	/** The negotiated cipher suite. */
	readonly suite?: number | undefined
	/** Only what these extensions of a hello say is of interest: a scan passes over the others. All, if not given. */
	readonly extensions?: ReadonlySet<number>
}
