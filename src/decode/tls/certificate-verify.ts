import type { Reader } from '../reader.js'
import type { Context } from './context.js'
import { digitallySigned, type Signature } from './signature.js'

/** RFC 8446, 4.4.3; RFC 5246, 7.4.8: proves that the sender has the key of its certificate. */
export function certificateVerify(r: Reader, context: Context): Signature {
	return digitallySigned(r, context.version)
}
