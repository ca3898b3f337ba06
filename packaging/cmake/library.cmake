# A room of the house: seriatim_library(domain SOURCES … LINKS …) makes the static library seriatim_domain from
# this folder. Its headers are included by the room's name ("domain/money.h"), and only by targets that link it: each
# room has an include folder of its own, which holds nothing but a link to the room. So an arrow that CMake does not
# know does not compile. PRECOMPILED names another set of headers than the core's (precompiled.cmake).

add_library(seriatim_warnings INTERFACE)
target_compile_options(seriatim_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
    -Wnon-virtual-dtor -Woverloaded-virtual -Werror)

function(seriatim_library NAME)
    cmake_parse_arguments(ROOM "" "PRECOMPILED" "SOURCES;LINKS" ${ARGN})
    set(TARGET seriatim_${NAME})
    set(INCLUDES ${PROJECT_BINARY_DIR}/include/${NAME})
    file(MAKE_DIRECTORY ${INCLUDES})
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${INCLUDES}/${NAME} SYMBOLIC)

    if(NOT ROOM_SOURCES) # A room of headers alone.
        add_library(${TARGET} INTERFACE)
        target_include_directories(${TARGET} INTERFACE ${INCLUDES})
        target_link_libraries(${TARGET} INTERFACE ${ROOM_LINKS})
        return()
    endif()
    add_library(${TARGET} STATIC ${ROOM_SOURCES})
    target_include_directories(${TARGET} PUBLIC ${INCLUDES})
    target_link_libraries(${TARGET} PUBLIC ${ROOM_LINKS} PRIVATE seriatim_warnings)
    if(NOT ROOM_PRECOMPILED)
        set(ROOM_PRECOMPILED core)
    endif()
    seriatim_precompile(${TARGET} ${ROOM_PRECOMPILED})
endfunction()
