/** How often each server is measured, one after the other, so that what slows the machine for a while slows all of them. */
export const passes = 3;
