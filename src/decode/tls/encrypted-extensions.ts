import type { Reader } from '../reader.js'
import { extensions } from './extensions/extension.js'
import type { Extension, Facts } from './extensions/facts.js'

export type EncryptedExtensions = Readonly<Facts> & { readonly extensions: readonly Extension[] }

/** RFC 8446, 4.3.1. From a client it carries application_settings only (draft-vvv-tls-alps-01, 4). */
export function encryptedExtensions(r: Reader): EncryptedExtensions {
	const { extensions: list, facts } = extensions(r, 'encrypted_extensions')
	return { extensions: list, ...facts }
}
