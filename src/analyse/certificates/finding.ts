import type { Proof } from '../proofs/proof.js'
import type { CertificateFault } from './sent-chain.js'

/** A proof that does not say yet what it is about. */
export type Finding = Pick<Proof, 'state' | 'over' | 'why' | 'missing'> & { readonly fault?: CertificateFault }
