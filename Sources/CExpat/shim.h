#ifndef CEXPAT_SHIM_H
#define CEXPAT_SHIM_H

#include <expat.h>

/* XML_GetUserData is a macro, which Swift does not see. */
static inline void *cexpat_user_data(XML_Parser parser) { return XML_GetUserData(parser); }

#endif
