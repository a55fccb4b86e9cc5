import type { Reader } from '../reader.js'
import { extensions } from './extensions/extension.js'
import type { Said } from './extensions/facts.js'

/** RFC 8446, 4.3.1. From a client it carries application_settings only (draft-vvv-tls-alps-01, 4). */
export function encryptedExtensions(r: Reader): Said {
	return extensions(r, 'encrypted_extensions')
}
