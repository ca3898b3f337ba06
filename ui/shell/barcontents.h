#pragma once

namespace seriatim {

class CommandBar;
class Commands;
class Menus;
class Page;

/// What stands in the window's command bar: over the list of documents, over an open document, and over any other page
/// (null: none).
void fillForList(CommandBar &bar, const Commands &commands);
void fillForDocument(CommandBar &bar, const Commands &commands, const Menus &menus);
void fillForPage(CommandBar &bar, const Page *page);

} // namespace seriatim
