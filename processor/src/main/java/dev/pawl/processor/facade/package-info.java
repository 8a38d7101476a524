/**
 * Signatures and names of what is generated, and the facades themselves.
 *
 * <p>{@link FacadeSignature} is a factory's signature and that of its Task class's constructor;
 * {@link TypeNames} writes the types in it, {@link ThrownType} picks its exception, {@link
 * NameableTypes} knows which classes can be named at all. {@link WholeMethods} tells what needs no
 * machine, {@link BodyClasses} what else a signature is about. {@link FacadeNames} gives each name
 * once. {@link FacadeWriter} writes a facade, {@link KnownFacades} remembers what was written.
 *
 * <p>Nothing here asks what a body means: facades are written before bodies can be attributed.
 * Nothing here may be asked before {@link SignatureTypes} says that all types exist.
 */
package dev.pawl.processor.facade;
