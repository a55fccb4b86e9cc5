import type { Outcome } from '../verdict/verdict.js'

/** What the command line says, as commander hands it over. */

/** Files with secrets to open records with. */
export type SecretsOptions = {
	readonly keys?: readonly string[]
	readonly rsaKey?: readonly string[]
	readonly passphraseFile?: string
	/** Keys of Fernet tokens in bodies, or files that hold them. */
	readonly fernetKey?: readonly string[]
}

/** Files that the proofs about certificates are measured by. */
export type TrustOptions = {
	readonly ca?: readonly string[]
	readonly ctLogs?: readonly string[]
	/** `--no-proofs`: nothing is proven. */
	readonly proofs?: boolean
}

export type ScreenOptions = SecretsOptions &
	TrustOptions & {
		readonly ascii?: boolean
		readonly color: 'auto' | 'always' | 'never'
		readonly theme: 'auto' | 'dark' | 'light'
		readonly lang?: 'en' | 'zh'
		readonly mouse: boolean
	}

/** Which conversations of a capture, in which file. */
export type ExportCommandOptions = SecretsOptions & {
	readonly output: string
	readonly conversation?: readonly number[]
	readonly filter?: string
	readonly withSecrets?: boolean
	readonly force?: boolean
}

/** What `check` asks of conversations. */
export type CheckOptions = SecretsOptions &
	TrustOptions & {
		readonly forbid?: string
		readonly require?: string
		readonly minVersion?: string
		readonly expect?: Outcome
		readonly filter?: string
	}

export type DoctorOptions = SecretsOptions & {
	readonly lang?: 'en' | 'zh'
}

export type ReportOptions = SecretsOptions &
	TrustOptions & {
		readonly json?: boolean
		readonly schema?: boolean
		readonly handshakes?: boolean
		readonly sort?: boolean
		readonly find?: string
		readonly filter?: string
	}
